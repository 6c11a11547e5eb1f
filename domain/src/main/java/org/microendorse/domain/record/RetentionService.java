package org.microendorse.domain.record;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.microendorse.domain.common.OperationId;
import org.microendorse.domain.common.ProcessedOperations;
import org.microendorse.domain.credential.BadgeService;
import org.microendorse.domain.enrollment.Enrollment;
import org.microendorse.domain.enrollment.EnrollmentService;
import org.microendorse.domain.evidence.PortfolioService;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Deletes files and records that are no longer needed, keeps proof of it, and holds back those that
 * are still needed.
 */
@Service
public class RetentionService {
  private static final String OPEN_APPEAL =
      """
      select 1 from appeal a join submission s on s.id = a.submission_id
      where s.enrollment_id = ? and a.decided_at is null
      """;
  private static final String TIME_TO_APPEAL =
      """
      select 1 from appeal_period p join submission s on s.id = p.submission_id
      where s.enrollment_id = ? and p.last_day >= ?
      """;
  private static final String OPEN_CONCERN =
      """
      select 1 from concern c join submission s on s.id = c.submission_id
      where s.enrollment_id = ? and c.closed_at is null
      """;

  private final PortfolioService portfolios;
  private final EnrollmentService enrollments;
  private final BadgeService badges;
  private final Credits credits;
  private final LegalHolds holds;
  private final ProcessedOperations operations;
  private final JdbcClient jdbc;
  private final ZoneId zone;
  private final Clock clock;

  RetentionService(
      PortfolioService portfolios,
      EnrollmentService enrollments,
      BadgeService badges,
      Credits credits,
      LegalHolds holds,
      ProcessedOperations operations,
      JdbcClient jdbc,
      ZoneId zone,
      Clock clock) {
    this.portfolios = portfolios;
    this.enrollments = enrollments;
    this.badges = badges;
    this.credits = credits;
    this.holds = holds;
    this.operations = operations;
    this.jdbc = jdbc;
    this.zone = zone;
    this.clock = clock;
  }

  /**
   * Deletes the files of a path, unless they may still be needed.
   *
   * @param rule the rule that requires it, for the proof
   */
  @Transactional
  public RetentionOutcome deleteEvidence(UUID enrollmentId, String rule, OperationId operation) {
    return operations.runOnce(
        operation,
        RetentionOutcome.class,
        () -> {
          Optional<HeldBack> reason = reasonToKeep(enrollments.getAndLock(enrollmentId));
          if (reason.isEmpty()) {
            portfolios.deleteFilesOf(enrollmentId, rule);
          }
          return new RetentionOutcome(reason.orElse(null));
        });
  }

  /** Removes the person from the record of a path, unless there is a legal hold. */
  @Transactional
  public RetentionOutcome deletePersonal(UUID enrollmentId, OperationId operation) {
    return operations.runOnce(
        operation,
        RetentionOutcome.class,
        () -> {
          if (holds.holds(enrollments.get(enrollmentId).educator().id())) {
            return new RetentionOutcome(HeldBack.LEGAL_HOLD);
          }
          jdbc.sql("delete from step_answer where enrollment_id = ?").param(enrollmentId).update();
          badges
              .ofEnrollment(enrollmentId)
              .flatMap(badge -> credits.findByBadgeId(badge.id()))
              .filter(Credit::isAwarded)
              .ifPresent(Credit::forgetPerson);
          return new RetentionOutcome(null);
        });
  }

  /**
   * Why the files must stay: a legal hold, an open appeal, the time to appeal, or an open concern.
   */
  private Optional<HeldBack> reasonToKeep(Enrollment enrollment) {
    if (holds.holds(enrollment.educator().id())) {
      return Optional.of(HeldBack.LEGAL_HOLD);
    }
    LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
    if (exists(OPEN_APPEAL, enrollment.id()) || exists(TIME_TO_APPEAL, enrollment.id(), today)) {
      return Optional.of(HeldBack.APPEAL);
    }
    return exists(OPEN_CONCERN, enrollment.id()) ? Optional.of(HeldBack.CONCERN) : Optional.empty();
  }

  private boolean exists(String query, Object... values) {
    return jdbc.sql("select exists (" + query + ")").params(values).query(Boolean.class).single();
  }

  /** Proof that a file was deleted. */
  public record Deletion(
      UUID artifactId, String sha256, long size, String rule, Instant deletedAt) {}

  /** The files that were deleted, oldest first. */
  @Transactional(readOnly = true)
  public List<Deletion> deletions() {
    return jdbc.sql("select * from evidence_deletion order by deleted_at, artifact_id")
        .query(
            (rs, i) ->
                new Deletion(
                    rs.getObject("artifact_id", UUID.class),
                    rs.getString("sha256"),
                    rs.getLong("size"),
                    rs.getString("rule"),
                    rs.getTimestamp("deleted_at").toInstant()))
        .list();
  }
}
