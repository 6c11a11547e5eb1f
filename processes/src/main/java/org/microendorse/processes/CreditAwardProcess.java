package org.microendorse.processes;

/** Names of the award of credit for one finished micro-credential, as its model spells them. */
public final class CreditAwardProcess {
  public static final String PROCESS_ID = "CreditAwardProcess";

  private CreditAwardProcess() {}

  /** Messages the process waits for. */
  public static final class Messages {
    /** Starts it. Correlation key and message id are the enrollment id: one per badge. */
    public static final String MICRO_CREDENTIAL_EARNED = "record.microCredentialEarned";

    private Messages() {}
  }

  /** Business errors that a worker reports. */
  public static final class Errors {
    /**
     * {@link JobTypes#RECORD_AWARD_CREDIT} refuses: the educator meanwhile has Administrator
     * Academy credit in that fiscal year.
     */
    public static final String ACADEMY_CREDIT_TAKEN = "ACADEMY_CREDIT_TAKEN";

    private Errors() {}
  }

  /** Element ids. They never change: tests, migrations and running instances depend on them. */
  public static final class Elements {
    public static final String START_EARNED = "StartEvent_Earned";
    public static final String OPEN_CREDIT = "Task_OpenCredit";
    public static final String GATEWAY_BEFORE_FACTS = "Gateway_BeforeFacts";
    public static final String FIND_FACTS = "Task_FindFacts";
    public static final String DECIDE_OPTIONS = "Task_DecideOptions";
    public static final String EVALUATE_AND_CHOOSE = "Task_EvaluateAndChoose";
    public static final String BOUNDARY_STILL_TO_EVALUATE = "BoundaryEvent_StillToEvaluate";
    public static final String REMIND_EDUCATOR = "Task_RemindEducator";
    public static final String END_REMINDED = "EndEvent_Reminded";
    public static final String DECIDE_AWARD = "Task_DecideAward";
    public static final String AWARD_CREDIT = "Task_AwardCredit";
    public static final String BOUNDARY_ACADEMY_TAKEN = "BoundaryEvent_AcademyTaken";
    public static final String SEND_RECORD = "Task_SendRecord";
    public static final String END_CREDIT_AWARDED = "EndEvent_CreditAwarded";

    private Elements() {}
  }
}
