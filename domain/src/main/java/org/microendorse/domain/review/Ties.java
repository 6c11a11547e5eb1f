package org.microendorse.domain.review;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.microendorse.domain.enrollment.Enrollment;
import org.microendorse.domain.enrollment.EnrollmentService;
import org.microendorse.domain.evidence.SubmissionService;
import org.microendorse.domain.people.Account;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Finds what ties people to the educator of a submission. A tie counts if it existed when the
 * educator submitted, exists now, or existed at any time since the path began: moving away and back
 * does not remove it.
 */
@Component
public class Ties {
  private final JdbcClient jdbc;
  private final SubmissionService submissions;
  private final EnrollmentService enrollments;
  private final Teammates teammates;

  Ties(
      JdbcClient jdbc,
      SubmissionService submissions,
      EnrollmentService enrollments,
      Teammates teammates) {
    this.jdbc = jdbc;
    this.submissions = submissions;
    this.enrollments = enrollments;
    this.teammates = teammates;
  }

  /** The ties of one educator, to check several people. */
  public record OfEducator(
      Account educator, @Nullable Account coach, Set<UUID> districts, Set<UUID> team) {

    /** It is their own submission. */
    public boolean isEducator(Account account) {
      return account.is(educator);
    }

    public boolean isCoach(Account account) {
      return account.is(coach);
    }

    /** They work in a district in which the educator works or worked. */
    public boolean ownDistrict(Account account) {
      return account.district() != null && districts.contains(account.district().id());
    }

    /** It is not known whether they work in the educator's district. */
    public boolean districtUnknown(Account account) {
      return districts.isEmpty() || account.district() == null;
    }

    public boolean ownTeam(Account account) {
      return team.contains(account.id());
    }

    /** Whether there is a tie; an unknown district is not one. */
    public boolean any(Account account) {
      return isEducator(account) || isCoach(account) || ownDistrict(account) || ownTeam(account);
    }
  }

  /** The ties of the educator of a submission. */
  @Transactional(readOnly = true)
  public OfEducator of(UUID submissionId) {
    Enrollment enrollment = enrollments.get(submissions.submission(submissionId).enrollmentId());
    Account educator = enrollment.educator();
    Set<UUID> team = new HashSet<>(teammates.of(educator.id()));
    team.addAll(teammatesWhenApplied(submissionId));
    team.remove(educator.id());
    return new OfEducator(educator, enrollment.coach(), districts(submissionId), team);
  }

  private Set<UUID> districts(UUID submissionId) {
    return jdbc.sql(
            """
            select district_id from attempt_place
              where submission_id = :id and district_id is not null
            union
            select a.district_id from submission s join enrollment e on e.id = s.enrollment_id
              join account a on a.id = e.educator_id
              where s.id = :id and a.district_id is not null
            union
            select f.district_id from submission s join enrollment e on e.id = s.enrollment_id
              join former_place f on f.account_id = e.educator_id and f.left_at >= e.opened_at
              where s.id = :id and f.district_id is not null
            """)
        .param("id", submissionId)
        .query(UUID.class)
        .set();
  }

  private Set<UUID> teammatesWhenApplied(UUID submissionId) {
    return jdbc.sql(
            """
            select m.account_id from attempt_place p
            join team_member m on m.team_id = any (p.team_ids)
            where p.submission_id = ? and m.account_id is not null
            """)
        .param(submissionId)
        .query(UUID.class)
        .set();
  }
}
