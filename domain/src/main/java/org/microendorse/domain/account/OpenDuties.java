package org.microendorse.domain.account;

import java.util.UUID;
import org.microendorse.domain.cohort.CohortService;
import org.microendorse.domain.common.Refusal;
import org.microendorse.domain.enrollment.Enrollment;
import org.microendorse.domain.enrollment.EnrollmentService;
import org.microendorse.domain.people.Account;
import org.microendorse.domain.people.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Duties and open concerns that keep a person from deleting their account. */
@Component
class OpenDuties {
  private final EnrollmentService enrollments;
  private final CohortService cohorts;
  private final Managers managers;
  private final JdbcClient jdbc;

  OpenDuties(
      EnrollmentService enrollments, CohortService cohorts, Managers managers, JdbcClient jdbc) {
    this.enrollments = enrollments;
    this.cohorts = cohorts;
    this.managers = managers;
    this.jdbc = jdbc;
  }

  /**
   * Checks that a person has none.
   *
   * @throws Refusal that says what they have to do first
   */
  void requireNone(Account account) {
    if (account.has(Role.PROGRAM_MANAGER)) {
      managers.requireAnother(account.id());
    }
    if (enrollments.ofCoach(account.username()).stream().anyMatch(Enrollment::isRunning)) {
      throw new Refusal("accountRule.coachOpen");
    }
    if (cohorts.staffedBy(account.username()).stream()
        .anyMatch(cohort -> cohort.status().isAlive())) {
      throw new Refusal("accountRule.cohortOpen");
    }
    if (hasOpenConcern(account.id())) {
      throw new Refusal("accountRule.concernOpen");
    }
  }

  private boolean hasOpenConcern(UUID accountId) {
    return jdbc.sql(
            """
            select exists (
              select 1 from concern c join submission s on s.id = c.submission_id
                join enrollment e on e.id = s.enrollment_id
              where e.educator_id = ? and c.closed_at is null)
            """)
        .param(accountId)
        .query(Boolean.class)
        .single();
  }
}
