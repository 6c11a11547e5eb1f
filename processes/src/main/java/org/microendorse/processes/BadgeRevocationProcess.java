package org.microendorse.processes;

/** Names of the revocation of a badge, as its model spells them. */
public final class BadgeRevocationProcess {
  public static final String PROCESS_ID = "BadgeRevocationProcess";

  private BadgeRevocationProcess() {}

  /** Messages. */
  public static final class Messages {
    /** The revocation of a badge was requested. */
    public static final String REVOCATION_REQUESTED = "credential.revocationRequested";

    private Messages() {}
  }

  /** Element ids. They never change: tests, migrations and running instances depend on them. */
  public static final class Elements {
    public static final String START_REVOCATION_REQUESTED = "StartEvent_RevocationRequested";
    public static final String OPEN_REVOCATION = "Task_OpenRevocation";
    public static final String DECIDE_ON_REVOCATION = "Task_DecideOnRevocation";
    public static final String BOUNDARY_STILL_TO_DECIDE = "BoundaryEvent_StillToDecide";
    public static final String REMIND_DECIDERS = "Task_RemindDeciders";
    public static final String END_DECIDERS_REMINDED = "EndEvent_DecidersReminded";
    public static final String GATEWAY_CONFIRMED = "Gateway_Confirmed";
    public static final String REVOKE_BADGE = "Task_RevokeBadge";
    public static final String TELL_EARNER = "Task_TellEarner";
    public static final String END_BADGE_REVOKED = "EndEvent_BadgeRevoked";
    public static final String KEEP_BADGE = "Task_KeepBadge";
    public static final String TELL_REQUESTER = "Task_TellRequester";
    public static final String END_BADGE_KEPT = "EndEvent_BadgeKept";

    private Elements() {}
  }
}
