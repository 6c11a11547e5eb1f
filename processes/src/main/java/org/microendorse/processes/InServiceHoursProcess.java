package org.microendorse.processes;

/** Names of the confirmation of in-service hours by a district, as its model spells them. */
public final class InServiceHoursProcess {
  public static final String PROCESS_ID = "InServiceHoursProcess";

  private InServiceHoursProcess() {}

  /** Messages the process waits for. */
  public static final class Messages {
    /** Starts it. Correlation key and message id are the enrollment id: one per badge. */
    public static final String IN_SERVICE_DUE = "record.inServiceDue";

    /** The director has confirmed or refused. Correlation key and message id: the enrollment id. */
    public static final String IN_SERVICE_ANSWERED = "record.inServiceAnswered";

    private Messages() {}
  }

  /** Element ids. They never change: tests, migrations and running instances depend on them. */
  public static final class Elements {
    public static final String START_HOURS_DUE = "StartEvent_HoursDue";
    public static final String ASK_DIRECTOR = "Task_AskDirector";
    public static final String GATEWAY_ASKED = "Gateway_Asked";
    public static final String GATEWAY_ANSWER = "Gateway_Answer";
    public static final String CATCH_ANSWERED = "CatchEvent_Answered";
    public static final String TELL_EDUCATOR = "Task_TellEducator";
    public static final String END_ANSWERED = "EndEvent_Answered";
    public static final String CATCH_LINK_EXPIRED = "CatchEvent_LinkExpired";
    public static final String REPORT_NO_ANSWER = "Task_ReportNoAnswer";
    public static final String END_NOT_ANSWERED = "EndEvent_NotAnswered";
    public static final String REPORT_NO_DIRECTOR = "Task_ReportNoDirector";
    public static final String END_NOBODY_TO_ASK = "EndEvent_NobodyToAsk";
    public static final String END_NOTHING_TO_CONFIRM = "EndEvent_NothingToConfirm";

    private Elements() {}
  }
}
