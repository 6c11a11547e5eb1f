package org.microendorse.domain.review;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.microendorse.domain.common.NotFound;
import org.microendorse.domain.evidence.SubmissionService;
import org.microendorse.domain.people.Account;
import org.microendorse.domain.review.Feedback.CriterionFeedback;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads what reviewers said about submissions, round by round, and who they were. */
@Service
public class ReviewRounds {
  private final Assessments assessments;
  private final SecondScores secondScores;
  private final Approvals approvals;
  private final SubmissionService submissions;

  ReviewRounds(
      Assessments assessments,
      SecondScores secondScores,
      Approvals approvals,
      SubmissionService submissions) {
    this.assessments = assessments;
    this.secondScores = secondScores;
    this.approvals = approvals;
    this.submissions = submissions;
  }

  /** The feedback that the educator reads; empty until the review is decided. */
  @Transactional(readOnly = true)
  public Optional<Feedback> feedbackOf(UUID submissionId) {
    return submissions.submission(submissionId).outcome() == null
        ? Optional.empty()
        : assessments.newest(submissionId).map(this::feedback);
  }

  /** All rounds, oldest first. */
  @Transactional(readOnly = true)
  public List<Assessment> assessmentsOf(UUID submissionId) {
    return assessments.ofSubmission(submissionId);
  }

  /** The newest round. */
  @Transactional(readOnly = true)
  public Assessment newestAssessment(UUID submissionId) {
    return assessments
        .newest(submissionId)
        .orElseThrow(() -> new NotFound("assessment of submission", submissionId));
  }

  /** The second scores, given without having seen an assessment, oldest first. */
  @Transactional(readOnly = true)
  public List<SecondScore> secondScoresOf(UUID submissionId) {
    return secondScores.ofSubmission(submissionId);
  }

  /** The answers of approvers, by round. */
  @Transactional(readOnly = true)
  public List<Approval> approvalsOf(UUID submissionId) {
    return approvals.ofSubmission(submissionId);
  }

  /** Everyone who had a part in the decision; nobody while nothing is decided. */
  Set<UUID> deciders(UUID submissionId) {
    return submissions.submission(submissionId).outcome() == null
        ? Set.of()
        : involved(submissionId);
  }

  /** Everyone who assessed or approved in any round. */
  Set<UUID> involved(UUID submissionId) {
    return Stream.concat(scorers(submissionId), approvers(submissionId))
        .map(Account::id)
        .collect(Collectors.toSet());
  }

  Stream<Account> scorers(UUID submissionId) {
    return Stream.concat(
        assessmentsOf(submissionId).stream().map(Assessment::assessor),
        secondScoresOf(submissionId).stream().map(SecondScore::assessor));
  }

  Stream<Account> approvers(UUID submissionId) {
    return approvalsOf(submissionId).stream().map(Approval::approver);
  }

  Feedback feedback(Assessment assessment) {
    return new Feedback(
        assessment.overallFeedback(),
        assessment.scores().stream()
            .map(
                score ->
                    new CriterionFeedback(
                        score.title(),
                        score.chosenLevel(),
                        score.givenLabel(),
                        score.isShown(),
                        score.writtenComment(),
                        score.missing(),
                        score.strengthen(),
                        score.pointer()))
            .toList());
  }
}
