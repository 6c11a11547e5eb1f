package org.microendorse.domain.integrity;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.microendorse.domain.common.NotFound;
import org.microendorse.domain.common.OperationId;
import org.microendorse.domain.common.ProcessedOperations;
import org.microendorse.domain.enrollment.EnrollmentService;
import org.microendorse.domain.evidence.Quarantine;
import org.microendorse.domain.evidence.SubmissionService;
import org.microendorse.domain.people.Account;
import org.microendorse.domain.people.Accounts;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Records what the integrity team and committees decide about concerns. */
@Service
public class ConcernRulings {
  private final ConcernService concerns;
  private final SubmissionService submissions;
  private final Quarantine quarantine;
  private final EnrollmentService enrollments;
  private final IntegrityTeam team;
  private final Accounts accounts;
  private final ProcessedOperations operations;
  private final Clock clock;

  ConcernRulings(
      ConcernService concerns,
      SubmissionService submissions,
      Quarantine quarantine,
      EnrollmentService enrollments,
      IntegrityTeam team,
      Accounts accounts,
      ProcessedOperations operations,
      Clock clock) {
    this.concerns = concerns;
    this.submissions = submissions;
    this.quarantine = quarantine;
    this.enrollments = enrollments;
    this.team = team;
    this.accounts = accounts;
    this.operations = operations;
    this.clock = clock;
  }

  /**
   * A decision about a concern or its path.
   *
   * @param by user name
   * @param reasons in words for the educator
   */
  public record Ruling(String by, String reasons) {}

  /** Records that a concern is unfounded: the file leaves quarantine. */
  @Transactional
  public void dismiss(UUID concernId, Ruling ruling, OperationId operation) {
    operations.runOnce(
        operation,
        Boolean.class,
        () -> {
          Concern concern = concerns.get(concernId);
          concern.decide(false, null, ruling.reasons(), member(concern, ruling), clock.instant());
          concern.close(clock.instant());
          quarantine.release(concern.artifactId());
          return false;
        });
  }

  /** Records that the concern is upheld: the file leaves the portfolio and stays in quarantine. */
  @Transactional
  public void uphold(
      UUID concernId, Consequence consequence, Ruling ruling, OperationId operation) {
    operations.runOnce(
        operation,
        Boolean.class,
        () -> {
          Concern concern = concerns.get(concernId);
          concern.decide(
              true, consequence, ruling.reasons(), member(concern, ruling), clock.instant());
          quarantine.takeOut(concern.artifactId());
          return true;
        });
  }

  private Account member(Concern concern, Ruling ruling) {
    return team.member(ruling.by(), submissions.submission(concern.submissionId()));
  }

  /**
   * Records what a committee decides. It may end the path. The model says who is on the committee.
   */
  @Transactional
  public void decideInCommittee(
      UUID concernId, CommitteeDecision decision, Ruling ruling, OperationId operation) {
    operations.runOnce(
        operation,
        CommitteeDecision.class,
        () -> {
          Concern concern = concerns.get(concernId);
          concern.decideInCommittee(decision, ruling.reasons(), account(ruling.by()));
          if (decision == CommitteeDecision.END) {
            concern.close(clock.instant());
            enrollments.end(submissions.submission(concern.submissionId()).enrollmentId());
          }
          return decision;
        });
  }

  /**
   * Opens the portfolio again for the same attempt, after a concern was upheld.
   *
   * @param reasons in words for the educator
   */
  @Transactional
  public void reopen(UUID concernId, List<String> reasons, OperationId operation) {
    operations.runOnce(
        operation,
        Boolean.class,
        () -> {
          Concern concern = concerns.get(concernId);
          submissions.sendBack(concern.submissionId(), reasons);
          concern.close(clock.instant());
          return true;
        });
  }

  private Account account(String username) {
    return accounts.findByUsername(username).orElseThrow(() -> new NotFound("account", username));
  }
}
