package org.microendorse.domain.cohort;

/** How somebody stands with their team. */
public enum MemberStatus {
  INVITED,
  ACCEPTED,
  DECLINED,
  /** Left the team, was taken off its list, or came too late. */
  LEFT,
  /** Was in the team until its cohort ended. */
  FINISHED
}
