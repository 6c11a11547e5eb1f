package org.microendorse.processes;

/** Names of the deletion of files and records of one path, as its model spells them. */
public final class EvidenceRetentionProcess {
  public static final String PROCESS_ID = "EvidenceRetentionProcess";

  private EvidenceRetentionProcess() {}

  /** Messages the process waits for. */
  public static final class Messages {
    /** Starts it. Correlation key and message id are the enrollment id: one per path. */
    public static final String PATH_OVER = "record.pathOver";

    private Messages() {}
  }

  /** Element ids. They never change: tests, migrations and running instances depend on them. */
  public static final class Elements {
    public static final String START_PATH_OVER = "StartEvent_PathOver";
    public static final String DECIDE_RETENTION = "Task_DecideRetention";
    public static final String CATCH_EVIDENCE_OLD = "CatchEvent_EvidenceOld";
    public static final String GATEWAY_BEFORE_DELETION = "Gateway_BeforeDeletion";
    public static final String DELETE_EVIDENCE = "Task_DeleteEvidence";
    public static final String GATEWAY_HELD_BACK = "Gateway_HeldBack";
    public static final String CATCH_MONTH_LATER = "CatchEvent_MonthLater";
    public static final String CATCH_RECORDS_OLD = "CatchEvent_RecordsOld";
    public static final String GATEWAY_BEFORE_RECORDS = "Gateway_BeforeRecords";
    public static final String DELETE_RECORDS = "Task_DeleteRecords";
    public static final String GATEWAY_RECORDS_HELD_BACK = "Gateway_RecordsHeldBack";
    public static final String CATCH_MONTH_LATER_AGAIN = "CatchEvent_MonthLaterAgain";
    public static final String END_NOTHING_KEPT = "EndEvent_NothingKept";

    private Elements() {}
  }
}
