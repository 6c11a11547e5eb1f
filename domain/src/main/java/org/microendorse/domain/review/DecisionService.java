package org.microendorse.domain.review;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.microendorse.domain.audit.Action;
import org.microendorse.domain.audit.Deed;
import org.microendorse.domain.common.NotFound;
import org.microendorse.domain.common.OperationId;
import org.microendorse.domain.common.ProcessedOperations;
import org.microendorse.domain.common.Refusal;
import org.microendorse.domain.enrollment.Enrollment;
import org.microendorse.domain.enrollment.EnrollmentService;
import org.microendorse.domain.evidence.Outcome;
import org.microendorse.domain.evidence.Submission;
import org.microendorse.domain.evidence.SubmissionService;
import org.microendorse.domain.people.Account;
import org.microendorse.domain.people.Accounts;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Stores the answers of approvers and the outcomes of reviews. */
@Service
public class DecisionService {
  private final Approvals approvals;
  private final Assessments assessments;
  private final ReviewRounds rounds;
  private final EnrollmentService enrollments;
  private final SubmissionService submissions;
  private final Accounts accounts;
  private final ProcessedOperations operations;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  DecisionService(
      Approvals approvals,
      Assessments assessments,
      ReviewRounds rounds,
      EnrollmentService enrollments,
      SubmissionService submissions,
      Accounts accounts,
      ProcessedOperations operations,
      ApplicationEventPublisher events,
      Clock clock) {
    this.approvals = approvals;
    this.assessments = assessments;
    this.rounds = rounds;
    this.enrollments = enrollments;
    this.submissions = submissions;
    this.accounts = accounts;
    this.operations = operations;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Stores an approver's answer to the newest assessment. A correction becomes the newest
   * assessment itself; the one it corrects is kept.
   *
   * @param approverId user name
   * @return how often approvers have passed this submission back so far
   * @throws Refusal if a correction is incomplete
   * @throws ApproverIsAssessor if they assessed or scored it themselves, in any round
   */
  @Transactional
  public int storeApproval(
      UUID submissionId, String approverId, ApproverAnswer answer, OperationId operation) {
    return operations.runOnce(
        operation, Integer.class, () -> storeApprovalOnce(submissionId, approverId, answer));
  }

  private int storeApprovalOnce(UUID submissionId, String approverId, ApproverAnswer answer) {
    Assessment assessment = rounds.newestAssessment(submissionId);
    Account approver = account(approverId);
    if (rounds.scorers(submissionId).anyMatch(approver::is)) {
      throw new ApproverIsAssessor(approverId);
    }
    Approval stored =
        approvals.saveAndFlush(
            new Approval(
                assessment, approver, answer.decision(), answer.reason(), clock.instant()));
    events.publishEvent(
        new AssessmentAnswered(
            stored.id(),
            assessment.assessor().id(),
            enrollmentOf(submissionId).microCredentialId()));
    if (answer.decision() == ApprovalDecision.CORRECT) {
      correct(assessment, approver, answer);
    }
    return (int)
        rounds.approvalsOf(submissionId).stream()
            .filter(approval -> approval.decision() == ApprovalDecision.PASS_BACK)
            .count();
  }

  private void correct(Assessment assessment, Account approver, ApproverAnswer answer) {
    UUID submissionId = assessment.submissionId();
    List<Score> scores = answer.correctedScores() == null ? List.of() : answer.correctedScores();
    String feedback = answer.correctedFeedback() == null ? "" : answer.correctedFeedback().strip();
    List<String> problems =
        ScoreSheet.problems(
            enrollments.microCredentialOf(enrollmentOf(submissionId)), scores, feedback);
    if (!problems.isEmpty()) {
      throw new Refusal("review.correctionIncomplete", String.join(" ", problems));
    }
    assessments.saveAndFlush(
        new Assessment(
            submissionId, assessment.round() + 1, approver, scores, feedback, clock.instant()));
  }

  /**
   * Records the outcome of the review. After "not yet" the portfolio opens again for the next
   * attempt.
   *
   * @return the feedback that the educator reads
   */
  @Transactional
  public Feedback recordDecision(UUID submissionId, Outcome outcome, OperationId operation) {
    return operations.runOnce(
        operation,
        Feedback.class,
        () -> {
          Submission submission = submissions.submission(submissionId);
          submissions.decide(submissionId, outcome);
          events.publishEvent(
              Deed.of(
                  decider(submissionId),
                  outcome == Outcome.DEMONSTRATED
                      ? Action.REVIEW_DEMONSTRATED
                      : Action.REVIEW_NOT_YET,
                  submission.number()));
          if (outcome == Outcome.NOT_YET) {
            enrollments.startAttempt(submission.enrollmentId(), submission.attempt() + 1);
          }
          return rounds.feedback(rounds.newestAssessment(submissionId));
        });
  }

  /** Who had the last word: the approver, or the assessor if nobody approves. */
  private UUID decider(UUID submissionId) {
    List<Approval> answers = rounds.approvalsOf(submissionId);
    return answers.isEmpty()
        ? rounds.newestAssessment(submissionId).assessor().id()
        : answers.getLast().approver().id();
  }

  private Enrollment enrollmentOf(UUID submissionId) {
    return enrollments.get(submissions.submission(submissionId).enrollmentId());
  }

  private Account account(String username) {
    return accounts.findByUsername(username).orElseThrow(() -> new NotFound("account", username));
  }
}
