package org.microendorse.domain.cohort;

/** The status of a person in their team. */
public enum MemberStatus {
  INVITED,
  ACCEPTED,
  DECLINED,
  /** Left the team, was removed from its list, or joined too late. */
  LEFT,
  /** Was in the team until its cohort ended. */
  FINISHED
}
