package org.microendorse.domain.review;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.microendorse.domain.catalogue.MicroCredential;
import org.microendorse.domain.common.NotFound;
import org.microendorse.domain.common.OperationId;
import org.microendorse.domain.common.ProcessedOperations;
import org.microendorse.domain.enrolment.Enrolment;
import org.microendorse.domain.enrolment.EnrolmentService;
import org.microendorse.domain.evidence.Artifact;
import org.microendorse.domain.evidence.EvidenceFile;
import org.microendorse.domain.evidence.EvidenceService;
import org.microendorse.domain.evidence.Outcome;
import org.microendorse.domain.evidence.Submission;
import org.microendorse.domain.people.Account;
import org.microendorse.domain.people.Accounts;
import org.microendorse.domain.people.Role;
import org.microendorse.domain.review.Feedback.CriterionFeedback;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Finds reviewers for a submission and keeps what they say. */
@Service
public class ReviewService {
  private final ReviewCandidates candidates;
  private final Assessments assessments;
  private final Approvals approvals;
  private final EvidenceService evidence;
  private final EnrolmentService enrolments;
  private final Accounts accounts;
  private final ProcessedOperations operations;
  private final Clock clock;

  ReviewService(
      ReviewCandidates candidates,
      Assessments assessments,
      Approvals approvals,
      EvidenceService evidence,
      EnrolmentService enrolments,
      Accounts accounts,
      ProcessedOperations operations,
      Clock clock) {
    this.candidates = candidates;
    this.assessments = assessments;
    this.approvals = approvals;
    this.evidence = evidence;
    this.enrolments = enrolments;
    this.accounts = accounts;
    this.operations = operations;
    this.clock = clock;
  }

  /**
   * Finds everybody who may assess and approve a submission: certified for its micro-credential,
   * and neither the educator, their coach, nor from their district.
   *
   * @throws NoReviewer if nobody may assess, or nobody else may approve
   */
  @Transactional
  public Allocation allocate(UUID submissionId, OperationId operation) {
    return operations.runOnce(operation, Allocation.class, () -> allocateOnce(submissionId));
  }

  private Allocation allocateOnce(UUID submissionId) {
    Enrolment enrolment = enrolmentOf(submissionId);
    List<Account> assessors = eligible(Role.ASSESSOR, enrolment);
    List<Account> approvers = eligible(Role.APPROVER, enrolment);
    if (assessors.isEmpty()) {
      throw new NoReviewer("assessor", enrolment.microCredentialId());
    }
    if (approvers.isEmpty() || sameSinglePerson(assessors, approvers)) {
      throw new NoReviewer("approver", enrolment.microCredentialId());
    }
    assessors.forEach(a -> candidates.save(new ReviewCandidate(submissionId, a.id(), Duty.ASSESS)));
    approvers.forEach(
        a -> candidates.save(new ReviewCandidate(submissionId, a.id(), Duty.APPROVE)));
    return new Allocation(usernames(assessors), usernames(approvers));
  }

  /**
   * Takes an assessment as the next round, or says what is wrong with it; then nothing is stored.
   *
   * @param assessorId user name
   */
  @Transactional
  public AssessmentCheck storeAssessment(
      UUID submissionId,
      String assessorId,
      List<Score> scores,
      String overallFeedback,
      OperationId operation) {
    return operations.runOnce(
        operation,
        AssessmentCheck.class,
        () ->
            storeAssessmentOnce(
                submissionId, assessorId, scores == null ? List.of() : scores, overallFeedback));
  }

  private AssessmentCheck storeAssessmentOnce(
      UUID submissionId, String assessorId, List<Score> scores, String overallFeedback) {
    MicroCredential microCredential = enrolments.microCredentialOf(enrolmentOf(submissionId));
    Account assessor = account(assessorId);
    List<String> problems =
        new ArrayList<>(ScoreSheet.problems(microCredential, scores, overallFeedback));
    if (!candidates.isCandidate(submissionId, assessor.id(), Duty.ASSESS)) {
      problems.add("%s may not assess this submission.".formatted(assessorId));
    }
    if (problems.isEmpty()) {
      int round =
          assessments
              .findFirstBySubmissionIdOrderByRoundDesc(submissionId)
              .map(earlier -> earlier.round() + 1)
              .orElse(1);
      assessments.saveAndFlush(
          new Assessment(
              submissionId, round, assessor, scores, overallFeedback.strip(), clock.instant()));
    }
    return AssessmentCheck.of(problems);
  }

  /**
   * Stores an approver's answer to the newest assessment.
   *
   * @param approverId user name
   * @throws ApproverIsAssessor if they assessed it themselves
   */
  @Transactional
  public void storeApproval(
      UUID submissionId,
      String approverId,
      ApprovalDecision decision,
      String reason,
      OperationId operation) {
    operations.runOnce(
        operation,
        UUID.class,
        () -> storeApprovalOnce(submissionId, approverId, decision, reason).id());
  }

  private Approval storeApprovalOnce(
      UUID submissionId, String approverId, ApprovalDecision decision, String reason) {
    Assessment assessment = newestAssessment(submissionId);
    Account approver = account(approverId);
    if (approver.is(assessment.assessor())) {
      throw new ApproverIsAssessor(approverId);
    }
    return approvals.saveAndFlush(
        new Approval(assessment, approver, decision, reason, clock.instant()));
  }

  /**
   * Records what the review came to. After "not yet" the portfolio opens again for the next
   * attempt.
   *
   * @return what the educator gets to read
   */
  @Transactional
  public Feedback recordDecision(UUID submissionId, Outcome outcome, OperationId operation) {
    return operations.runOnce(
        operation,
        Feedback.class,
        () -> {
          Submission submission = evidence.submission(submissionId);
          evidence.decide(submissionId, outcome);
          if (outcome == Outcome.NOT_YET) {
            enrolments.startAttempt(submission.enrolmentId(), submission.attempt() + 1);
          }
          return feedback(newestAssessment(submissionId));
        });
  }

  /** What the educator gets to read; empty until the review is decided. */
  @Transactional(readOnly = true)
  public Optional<Feedback> feedbackOf(UUID submissionId) {
    return evidence.submission(submissionId).outcome() == null
        ? Optional.empty()
        : assessments.findFirstBySubmissionIdOrderByRoundDesc(submissionId).map(this::feedback);
  }

  /** All rounds, the first one first. */
  @Transactional(readOnly = true)
  public List<Assessment> assessmentsOf(UUID submissionId) {
    return assessments.findBySubmissionIdOrderByRound(submissionId);
  }

  /** The newest round. */
  @Transactional(readOnly = true)
  public Assessment newestAssessment(UUID submissionId) {
    return assessments
        .findFirstBySubmissionIdOrderByRoundDesc(submissionId)
        .orElseThrow(() -> new NotFound("assessment of submission", submissionId));
  }

  /** The answers of approvers, by round. */
  @Transactional(readOnly = true)
  public List<Approval> approvalsOf(UUID submissionId) {
    return approvals.ofSubmission(submissionId);
  }

  /** Whether the person was asked to assess or approve the submission. */
  @Transactional(readOnly = true)
  public boolean isReviewer(String username, UUID submissionId) {
    return accounts
        .findByUsername(username)
        .filter(account -> candidates.isCandidate(submissionId, account.id()))
        .isPresent();
  }

  /**
   * A file as this person gets it: the original for its owner and their coach, the blind copy for
   * who was asked to review a submission with it. Nothing for anybody else.
   */
  @Transactional(readOnly = true)
  public Optional<EvidenceFile> fileFor(String username, UUID artifactId) {
    return evidence.artifact(artifactId).flatMap(artifact -> fileFor(username, artifact));
  }

  private Optional<EvidenceFile> fileFor(String username, Artifact artifact) {
    Enrolment enrolment = enrolments.get(artifact.enrolmentId());
    if (enrolment.educator().username().equals(username)
        || (enrolment.coach() != null && enrolment.coach().username().equals(username))) {
      return Optional.of(EvidenceFile.original(artifact));
    }
    // Its place, and so its name, may differ between attempts: the newest one counts.
    return evidence.submissionsWith(artifact).stream()
        .filter(submission -> isReviewer(username, submission.id()))
        .max(Comparator.comparing(Submission::attempt))
        .flatMap(submission -> blindFile(submission, artifact.id()));
  }

  private Optional<EvidenceFile> blindFile(Submission submission, UUID artifactId) {
    return evidence.blindFilesOf(submission).stream()
        .filter(file -> file.id().equals(artifactId))
        .findFirst();
  }

  private List<Account> eligible(Role role, Enrolment enrolment) {
    Account educator = enrolment.educator();
    return accounts.findCertified(role, enrolment.microCredentialId()).stream()
        .filter(account -> !account.is(educator))
        .filter(account -> !account.is(enrolment.coach()))
        .filter(account -> !account.sharesDistrictWith(educator))
        .toList();
  }

  private static boolean sameSinglePerson(List<Account> assessors, List<Account> approvers) {
    Set<UUID> people = new HashSet<>();
    Stream.concat(assessors.stream(), approvers.stream()).map(Account::id).forEach(people::add);
    return people.size() == 1;
  }

  private Feedback feedback(Assessment assessment) {
    return new Feedback(
        assessment.overallFeedback(),
        assessment.scores().stream()
            .map(score -> new CriterionFeedback(score.title(), score.level(), score.comment()))
            .toList());
  }

  private Enrolment enrolmentOf(UUID submissionId) {
    return enrolments.get(evidence.submission(submissionId).enrolmentId());
  }

  private Account account(String username) {
    return accounts.findByUsername(username).orElseThrow(() -> new NotFound("account", username));
  }

  private static List<String> usernames(List<Account> accounts) {
    return accounts.stream().map(Account::username).toList();
  }
}
