package org.microendorse.domain.people;

/** What an account may do. One account may have several roles. */
public enum Role {
  EDUCATOR,
  COACH,
  FACILITATOR,
  ASSESSOR,
  APPROVER,
  LEAD_ASSESSOR,
  DISTRICT_ADMINISTRATOR,
  PROGRAMME_MANAGER,
  PROCESS_OWNER,
  OPERATOR
}
