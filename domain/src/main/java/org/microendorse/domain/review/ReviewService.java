package org.microendorse.domain.review;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
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
import org.microendorse.domain.people.Leaves;
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
  private final Leaves leaves;
  private final ProcessedOperations operations;
  private final Clock clock;

  ReviewService(
      ReviewCandidates candidates,
      Assessments assessments,
      Approvals approvals,
      EvidenceService evidence,
      EnrolmentService enrolments,
      Accounts accounts,
      Leaves leaves,
      ProcessedOperations operations,
      Clock clock) {
    this.candidates = candidates;
    this.assessments = assessments;
    this.approvals = approvals;
    this.evidence = evidence;
    this.enrolments = enrolments;
    this.accounts = accounts;
    this.leaves = leaves;
    this.operations = operations;
    this.clock = clock;
  }

  /** Everybody certified for the submission's micro-credential, for the rules to judge. */
  @Transactional(readOnly = true)
  public List<Reviewer> findReviewers(UUID submissionId) {
    Enrolment enrolment = enrolmentOf(submissionId);
    Account educator = enrolment.educator();
    Set<UUID> deciders = deciders(submissionId);
    return certified(enrolment).entrySet().stream()
        .map(
            certified -> {
              Account account = certified.getKey();
              return new Reviewer(
                  account.username(),
                  account.displayName(),
                  certified.getValue().stream().map(ReviewService::word).toList(),
                  account.is(educator),
                  account.is(enrolment.coach()),
                  account.sharesDistrictWith(educator),
                  account.isOnLeave(leaves.today()),
                  deciders.contains(account.id()));
            })
        .toList();
  }

  /** Whoever assessed or approved in any round; nobody while nothing is decided. */
  private Set<UUID> deciders(UUID submissionId) {
    if (evidence.submission(submissionId).outcome() == null) {
      return Set.of();
    }
    return Stream.concat(
            assessmentsOf(submissionId).stream().map(Assessment::assessor),
            approvalsOf(submissionId).stream().map(Approval::approver))
        .map(Account::id)
        .collect(Collectors.toSet());
  }

  /** User names of those certified whom the rules did not refuse, in alphabetical order. */
  @Transactional(readOnly = true)
  public List<String> eligible(UUID submissionId, List<Judgement> judgements) {
    Set<String> free =
        judgements.stream()
            .filter(Judgement::eligible)
            .map(Judgement::reviewerId)
            .collect(Collectors.toSet());
    return certified(enrolmentOf(submissionId)).keySet().stream()
        .map(Account::username)
        .filter(free::contains)
        .toList();
  }

  /** Lets people look at an appeal; called in the transaction that asks them. */
  @Transactional
  public void admitToAppeal(UUID submissionId, List<String> usernames) {
    usernames.forEach(
        name ->
            candidates.save(new ReviewCandidate(submissionId, account(name).id(), Duty.APPEAL)));
  }

  /** Whether the person was asked to look at an appeal. */
  @Transactional(readOnly = true)
  public boolean isAskedForAppeal(Account account, UUID submissionId) {
    return candidates.isCandidate(submissionId, account.id(), Duty.APPEAL);
  }

  /**
   * Lets everybody whom the rules did not refuse assess and approve a submission, if there are
   * enough of them.
   *
   * @param judgements whoever is not among them is not asked
   */
  @Transactional
  public Allocation allocate(UUID submissionId, List<Judgement> judgements, OperationId operation) {
    return operations.runOnce(
        operation, Allocation.class, () -> allocateOnce(submissionId, judgements));
  }

  private Allocation allocateOnce(UUID submissionId, List<Judgement> judgements) {
    Set<String> eligible =
        judgements.stream()
            .filter(Judgement::eligible)
            .map(Judgement::reviewerId)
            .collect(Collectors.toSet());
    List<Account> assessors = new ArrayList<>();
    List<Account> approvers = new ArrayList<>();
    certified(enrolmentOf(submissionId))
        .forEach(
            (account, roles) -> {
              if (eligible.contains(account.username())) {
                if (roles.contains(Role.ASSESSOR)) {
                  assessors.add(account);
                }
                if (roles.contains(Role.APPROVER)) {
                  approvers.add(account);
                }
              }
            });
    if (assessors.isEmpty()) {
      return Allocation.missing("assessor");
    }
    if (approvers.isEmpty()) {
      return Allocation.missing("approver");
    }
    if (sameSinglePerson(assessors, approvers)) {
      return Allocation.missing("secondPerson");
    }
    assessors.forEach(a -> candidates.save(new ReviewCandidate(submissionId, a.id(), Duty.ASSESS)));
    approvers.forEach(
        a -> candidates.save(new ReviewCandidate(submissionId, a.id(), Duty.APPROVE)));
    return new Allocation(true, null, usernames(assessors), usernames(approvers));
  }

  /**
   * Takes a review from somebody who did not get to it in time, unless nobody else could do it. In
   * one attempt nobody both assesses and approves, in whatever round.
   *
   * @param candidatesNow who may assess and approve it so far
   * @param assessorId user name of whoever had it; null if nobody had
   * @return who may do so from now on
   */
  @Transactional
  public Reassignment reassign(
      UUID submissionId, Reassignment candidatesNow, String assessorId, OperationId operation) {
    return operations.runOnce(
        operation,
        Reassignment.class,
        () -> {
          Set<String> assessed = new HashSet<>();
          assessmentsOf(submissionId).forEach(it -> assessed.add(it.assessor().username()));
          Set<String> approved = new HashSet<>();
          approvalsOf(submissionId).forEach(it -> approved.add(it.approver().username()));
          List<String> assessors = without(approved, candidatesNow.assessorCandidates());
          List<String> others =
              assessors.stream().filter(name -> !name.equals(assessorId)).toList();
          if (others.size() < assessors.size() && !others.isEmpty()) {
            candidates.remove(submissionId, account(assessorId).id(), Duty.ASSESS);
            assessors = others;
          }
          return new Reassignment(assessors, without(assessed, candidatesNow.approverCandidates()));
        });
  }

  private static List<String> without(Set<String> excluded, List<String> usernames) {
    return usernames.stream().filter(name -> !excluded.contains(name)).toList();
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
   * @throws ApproverIsAssessor if they assessed it themselves, in this round or an earlier one
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
    if (assessmentsOf(submissionId).stream().anyMatch(it -> approver.is(it.assessor()))) {
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

  /** Whether the person was asked to assess or approve the submission, or to look at an appeal. */
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

  /** Everybody certified, by user name, with what for. */
  private Map<Account, Set<Role>> certified(Enrolment enrolment) {
    Map<Account, Set<Role>> certified = new TreeMap<>(Comparator.comparing(Account::username));
    for (Role role : List.of(Role.ASSESSOR, Role.APPROVER)) {
      for (Account account : accounts.findCertified(role, enrolment.microCredentialId())) {
        certified.computeIfAbsent(account, a -> EnumSet.noneOf(Role.class)).add(role);
      }
    }
    return certified;
  }

  private static String word(Role role) {
    return role.name().toLowerCase(Locale.ROOT);
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
