package org.microendorse.domain.cohort;

import java.util.Set;
import java.util.UUID;
import org.microendorse.domain.review.Teammates;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Finds people who are or were in one team, in any cohort. */
@Component
class TeammatesOfCohorts implements Teammates {
  private final TeamMembers members;

  TeammatesOfCohorts(TeamMembers members) {
    this.members = members;
  }

  @Override
  @Transactional(readOnly = true)
  public Set<UUID> of(UUID accountId) {
    return members.teammatesOf(accountId);
  }
}
