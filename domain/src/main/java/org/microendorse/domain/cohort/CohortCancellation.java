package org.microendorse.domain.cohort;

import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.microendorse.domain.common.OperationId;
import org.microendorse.domain.common.Refusal;
import org.microendorse.domain.common.Text;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Cancels cohorts before it is known whether enough teams register. */
@Service
public class CohortCancellation {
  private static final int LONGEST_REASONS = 2000;

  private final CohortService cohorts;
  private final TeamMembers members;
  private final CohortLetters letters;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  CohortCancellation(
      CohortService cohorts,
      TeamMembers members,
      CohortLetters letters,
      ApplicationEventPublisher events,
      Clock clock) {
    this.cohorts = cohorts;
    this.members = members;
    this.letters = letters;
    this.events = events;
    this.clock = clock;
  }

  /** Ends the process of a cohort that was canceled before its process had begun. */
  @Transactional
  public void endIfCancelled(UUID cohortId) {
    if (cohorts.get(cohortId).status() == CohortStatus.CANCELLED) {
      events.publishEvent(new CohortCancelled(cohortId));
    }
  }

  /**
   * Cancels a cohort that teams can still register for, and tells everyone in its teams.
   *
   * @param reasons which they read
   * @throws Refusal if registration is over, or there are no reasons
   */
  @Transactional
  public void cancel(UUID cohortId, @Nullable String reasons) {
    Cohort cohort = cohorts.getAndLock(cohortId);
    if (!cohorts.takesTeams(cohort)) {
      throw new Refusal("cohortRule.cancel.closed");
    }
    String why = Text.lines(reasons);
    if (why.isEmpty() || why.length() > LONGEST_REASONS) {
      throw new Refusal("cohortRule.cancel.reasons", LONGEST_REASONS);
    }
    letters.tellEverybody(
        cohort, CohortDecision.CANCEL, why, new OperationId("cohort.cancel/" + cohortId));
    cohort.callOff();
    members.ofCohort(cohortId).stream()
        .filter(TeamMember::isActive)
        .forEach(member -> member.change(MemberStatus.LEFT, clock.instant()));
    events.publishEvent(new CohortCancelled(cohortId));
  }
}
