package org.microendorse.processes;

/** Names of the path one educator takes to one micro-endorsement, as its model spells them. */
public final class MicroEndorsementPathProcess {
  public static final String PROCESS_ID = "MicroEndorsementPathProcess";

  private MicroEndorsementPathProcess() {}

  /** Messages the process waits for. */
  public static final class Messages {
    /** Starts it. Correlation key and message id are the path's id: it runs once. */
    public static final String JOINED = "enrollment.endorsementJoined";

    /** The next step may have changed. Correlation key is the path's id. */
    public static final String CHANGED = "enrollment.endorsementChanged";

    /** Ends it without a badge. Correlation key and message id are the path's id. */
    public static final String LEFT = "enrollment.endorsementLeft";

    private Messages() {}
  }

  /** Element ids. They never change: tests, migrations and running instances depend on them. */
  public static final class Elements {
    public static final String START_JOINED = "StartEvent_Joined";
    public static final String GATEWAY_BEFORE_NEXT = "Gateway_BeforeNext";
    public static final String CATCH_NEXT_STEP = "CatchEvent_NextStep";
    public static final String FIND_NEXT_STEP = "Task_FindNextStep";
    public static final String GATEWAY_STEP = "Gateway_Step";
    public static final String GATEWAY_DAY_KNOWN = "Gateway_DayKnown";
    public static final String GATEWAY_WAIT = "Gateway_Wait";
    public static final String CATCH_SEMESTER_OPENS = "CatchEvent_SemesterOpens";
    public static final String BEGIN_NEXT = "Task_BeginNext";
    public static final String THROW_BEGUN = "ThrowEvent_Begun";
    public static final String CATCH_CHANGED_IN_WAIT = "CatchEvent_ChangedInWait";
    public static final String THROW_CHANGED_IN_WAIT = "ThrowEvent_ChangedInWait";
    public static final String CATCH_CHANGED_IN_REST = "CatchEvent_ChangedInRest";
    public static final String THROW_CHANGED_IN_REST = "ThrowEvent_ChangedInRest";
    public static final String FIND_CLOSE = "Task_FindClose";
    public static final String GATEWAY_UNTIL_REMINDER = "Gateway_UntilReminder";
    public static final String CATCH_REMINDER_DUE = "CatchEvent_ReminderDue";
    public static final String REMIND = "Task_Remind";
    public static final String GATEWAY_UNTIL_CLOSE = "Gateway_UntilClose";
    public static final String CATCH_SEMESTER_CLOSES = "CatchEvent_SemesterCloses";
    public static final String FIND_PROGRESS = "Task_FindProgress";
    public static final String DECIDE_CLOSE = "Task_DecideClose";
    public static final String GATEWAY_CLOSING = "Gateway_Closing";
    public static final String CATCH_CHANGED_BEFORE_REMINDER = "CatchEvent_ChangedBeforeReminder";
    public static final String THROW_CHANGED_BEFORE_REMINDER = "ThrowEvent_ChangedBeforeReminder";
    public static final String CATCH_CHANGED_BEFORE_CLOSE = "CatchEvent_ChangedBeforeClose";
    public static final String THROW_CHANGED_BEFORE_CLOSE = "ThrowEvent_ChangedBeforeClose";
    public static final String AGREE_TO_MORE_TIME = "Task_AgreeToMoreTime";
    public static final String BOUNDARY_CHANGED_IN_CONSENT = "BoundaryEvent_ChangedInConsent";
    public static final String THROW_CHANGED_IN_CONSENT = "ThrowEvent_ChangedInConsent";
    public static final String GATEWAY_AGREED = "Gateway_Agreed";
    public static final String GATEWAY_BEFORE_MORE_TIME = "Gateway_BeforeMoreTime";
    public static final String GIVE_MORE_TIME = "Task_GiveMoreTime";
    public static final String TELL_MORE_TIME = "Task_TellMoreTime";
    public static final String THROW_MORE_TIME = "ThrowEvent_MoreTime";
    public static final String GATEWAY_BEFORE_LAPSE = "Gateway_BeforeLapse";
    public static final String LAPSE = "Task_Lapse";
    public static final String TELL_LAPSED = "Task_TellLapsed";
    public static final String REJOIN = "Task_Rejoin";
    public static final String THROW_REJOINED = "ThrowEvent_Rejoined";
    public static final String ISSUE_ENDORSEMENT_BADGE = "Task_IssueEndorsementBadge";
    public static final String SEND_ENDORSEMENT_BADGE = "Task_SendEndorsementBadge";
    public static final String END_ENDORSEMENT_EARNED = "EndEvent_EndorsementEarned";
    public static final String EVENT_LEFT = "SubProcess_Left";
    public static final String START_LEFT = "StartEvent_Left";
    public static final String TELL_LEFT = "Task_TellLeft";
    public static final String END_LEFT = "EndEvent_Left";

    private Elements() {}
  }
}
