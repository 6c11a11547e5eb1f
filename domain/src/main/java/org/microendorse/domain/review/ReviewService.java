package org.microendorse.domain.review;

import java.time.Clock;
import java.time.Instant;
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
import org.microendorse.domain.calibration.CalibrationService;
import org.microendorse.domain.calibration.Standings;
import org.microendorse.domain.catalog.MicroCredential;
import org.microendorse.domain.common.NotFound;
import org.microendorse.domain.common.OperationId;
import org.microendorse.domain.common.ProcessedOperations;
import org.microendorse.domain.common.Refusal;
import org.microendorse.domain.enrollment.Enrollment;
import org.microendorse.domain.enrollment.EnrollmentService;
import org.microendorse.domain.evidence.EvidenceFile;
import org.microendorse.domain.evidence.EvidenceService;
import org.microendorse.domain.evidence.Outcome;
import org.microendorse.domain.evidence.Submission;
import org.microendorse.domain.people.Account;
import org.microendorse.domain.people.Accounts;
import org.microendorse.domain.people.Leaves;
import org.microendorse.domain.people.Role;
import org.microendorse.domain.review.Feedback.CriterionFeedback;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Finds reviewers for a submission and keeps what they say. */
@Service
public class ReviewService {
  private final ReviewCandidates candidates;
  private final ReviewClocks clocks;
  private final Assessments assessments;
  private final Approvals approvals;
  private final SecondScores secondScores;
  private final Lot lot;
  private final EvidenceService evidence;
  private final EnrollmentService enrollments;
  private final Accounts accounts;
  private final Leaves leaves;
  private final Ties ties;
  private final TieOverrides overrides;
  private final ReviewAccess access;
  private final CalibrationService calibrations;
  private final ProcessedOperations operations;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  ReviewService(
      ReviewCandidates candidates,
      ReviewClocks clocks,
      Assessments assessments,
      Approvals approvals,
      SecondScores secondScores,
      Lot lot,
      EvidenceService evidence,
      EnrollmentService enrollments,
      Accounts accounts,
      Leaves leaves,
      Ties ties,
      TieOverrides overrides,
      ReviewAccess access,
      CalibrationService calibrations,
      ProcessedOperations operations,
      ApplicationEventPublisher events,
      Clock clock) {
    this.candidates = candidates;
    this.clocks = clocks;
    this.assessments = assessments;
    this.approvals = approvals;
    this.secondScores = secondScores;
    this.lot = lot;
    this.evidence = evidence;
    this.enrollments = enrollments;
    this.accounts = accounts;
    this.leaves = leaves;
    this.ties = ties;
    this.overrides = overrides;
    this.access = access;
    this.calibrations = calibrations;
    this.operations = operations;
    this.events = events;
    this.clock = clock;
  }

  /** Everybody certified for the submission's micro-credential, for the rules to judge. */
  @Transactional(readOnly = true)
  public List<Reviewer> findReviewers(UUID submissionId) {
    Enrollment enrollment = enrollmentOf(submissionId);
    Set<UUID> deciders = deciders(submissionId);
    Standings calibration = calibrations.standings(enrollment.microCredentialId());
    Ties.OfEducator educator = ties.of(submissionId);
    return certified(enrollment).entrySet().stream()
        .map(
            certified -> {
              Account account = certified.getKey();
              return new Reviewer(
                  account.username(),
                  account.displayName(),
                  certified.getValue().stream().map(ReviewService::word).toList(),
                  educator.isEducator(account),
                  educator.isCoach(account),
                  educator.ownDistrict(account),
                  educator.districtUnknown(account),
                  educator.ownTeam(account),
                  account.isOnLeave(leaves.today()),
                  deciders.contains(account.id()),
                  calibration.of(account.id()));
            })
        .toList();
  }

  /** The same of one person as it is now; empty if they are not certified any more. */
  @Transactional(readOnly = true)
  public Optional<Reviewer> findReviewer(UUID submissionId, String username) {
    return findReviewers(submissionId).stream()
        .filter(reviewer -> reviewer.reviewerId().equals(username))
        .findFirst();
  }

  /** Whoever had a part in the decision; nobody while nothing is decided. */
  private Set<UUID> deciders(UUID submissionId) {
    return evidence.submission(submissionId).outcome() == null ? Set.of() : involved(submissionId);
  }

  /** Whoever assessed or approved in any round. */
  private Set<UUID> involved(UUID submissionId) {
    return Stream.concat(scorers(submissionId), approvers(submissionId))
        .map(Account::id)
        .collect(Collectors.toSet());
  }

  private Stream<Account> scorers(UUID submissionId) {
    return Stream.concat(
        assessmentsOf(submissionId).stream().map(Assessment::assessor),
        secondScoresOf(submissionId).stream().map(SecondScore::assessor));
  }

  private Stream<Account> approvers(UUID submissionId) {
    return approvalsOf(submissionId).stream().map(Approval::approver);
  }

  /** User names of those certified whom the rules did not refuse, in alphabetical order. */
  @Transactional(readOnly = true)
  public List<String> eligible(UUID submissionId, List<Judgement> judgements) {
    return eligibleWithRoles(submissionId, judgements).keySet().stream()
        .map(Account::username)
        .toList();
  }

  /** Lets people look at an appeal; called in the transaction that asks them. */
  @Transactional
  public void admitToAppeal(UUID submissionId, List<String> usernames) {
    usernames.forEach(name -> admit(submissionId, name, Duty.APPEAL));
  }

  private void admit(UUID submissionId, String username, Duty duty) {
    candidates.save(new ReviewCandidate(submissionId, account(username).id(), duty));
  }

  /** People who were asked before and are not among them have no part in it anymore. */
  private void admitOnly(UUID submissionId, Duty duty, List<Account> people) {
    candidates.removeOthers(submissionId, duty, people.stream().map(Account::id).toList());
    people.forEach(it -> candidates.save(new ReviewCandidate(submissionId, it.id(), duty)));
  }

  /** A panel member has decided an appeal, so they need not look at it anymore. */
  @Transactional
  public void endAppealPart(UUID submissionId, Account account) {
    candidates.remove(submissionId, account.id(), Duty.APPEAL);
  }

  /** An appeal is decided: nobody looks at the submission any more. */
  @Transactional
  public void endAppeal(UUID submissionId) {
    candidates.removeAll(submissionId, Duty.APPEAL);
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

  /** Who would be asked now; nobody is. */
  @Transactional(readOnly = true)
  public Allocation preview(UUID submissionId, List<Judgement> judgements, String missing) {
    return switch (missing) {
      case "leadAssessor" -> findLeads(submissionId, judgements).allocation();
      case "appealPanel" ->
          eligible(submissionId, judgements).size() < 2
              ? Allocation.missing(missing)
              : new Allocation(true, null, List.of(), List.of());
      default -> findPair(submissionId, judgements).allocation();
    };
  }

  /** Whom a search found. */
  private record Found(List<Account> assessors, List<Account> approvers, String missing) {
    Allocation allocation() {
      return missing == null
          ? new Allocation(true, null, usernames(assessors), usernames(approvers))
          : Allocation.missing(missing);
    }
  }

  private Allocation allocateOnce(UUID submissionId, List<Judgement> judgements) {
    Found found = findPair(submissionId, judgements);
    if (found.missing() == null) {
      admitOnly(submissionId, Duty.ASSESS, found.assessors());
      admitOnly(submissionId, Duty.APPROVE, found.approvers());
    }
    return found.allocation();
  }

  private Found findPair(UUID submissionId, List<Judgement> judgements) {
    List<Account> assessors = new ArrayList<>();
    List<Account> approvers = new ArrayList<>();
    eligibleWithRoles(submissionId, judgements)
        .forEach(
            (account, roles) -> {
              if (roles.contains(Role.ASSESSOR)) {
                assessors.add(account);
              }
              if (roles.contains(Role.APPROVER)) {
                approvers.add(account);
              }
            });
    String missing =
        assessors.isEmpty()
            ? "assessor"
            : approvers.isEmpty()
                ? "approver"
                : sameSinglePerson(assessors, approvers) ? "secondPerson" : null;
    return new Found(assessors, approvers, missing);
  }

  /**
   * Lets lead assessors decide what assessor and approver do not agree on: those whom the rules did
   * not refuse and who had no part in it.
   *
   * @param judgements whoever is not among them is not asked
   */
  @Transactional
  public Allocation allocateLead(
      UUID submissionId, List<Judgement> judgements, OperationId operation) {
    return operations.runOnce(
        operation, Allocation.class, () -> allocateLeadOnce(submissionId, judgements));
  }

  private Allocation allocateLeadOnce(UUID submissionId, List<Judgement> judgements) {
    Found found = findLeads(submissionId, judgements);
    if (found.missing() == null) {
      admitOnly(submissionId, Duty.ASSESS, found.assessors());
    }
    return found.allocation();
  }

  private Found findLeads(UUID submissionId, List<Judgement> judgements) {
    Set<UUID> involved = involved(submissionId);
    List<Account> leads =
        eligibleWithRoles(submissionId, judgements).entrySet().stream()
            .filter(it -> it.getValue().contains(Role.LEAD_ASSESSOR))
            .map(Map.Entry::getKey)
            .filter(account -> !involved.contains(account.id()))
            .toList();
    return new Found(leads, List.of(), leads.isEmpty() ? "leadAssessor" : null);
  }

  /**
   * Takes a review from somebody who did not get to it in time, unless nobody else could do it. In
   * one attempt nobody both assesses and approves, in whatever round.
   *
   * @param duty what they did not get to
   * @param candidatesNow who may assess and approve it so far
   * @param late user name of whoever had it; null if nobody had
   * @return who may do so from now on
   */
  @Transactional
  public Reassignment reassign(
      UUID submissionId,
      Duty duty,
      Reassignment candidatesNow,
      String late,
      OperationId operation) {
    return operations.runOnce(
        operation,
        Reassignment.class,
        () -> {
          Set<String> approved = usernames(approvers(submissionId));
          Set<String> scored = usernames(scorers(submissionId));
          List<String> assessors = without(approved, candidatesNow.assessorCandidates());
          List<String> approvers = without(scored, candidatesNow.approverCandidates());
          return duty == Duty.APPROVE
              ? new Reassignment(assessors, release(submissionId, duty, approvers, late))
              : new Reassignment(release(submissionId, duty, assessors, late), approvers);
        });
  }

  /** Whoever is left; everybody, if that would be nobody. */
  private List<String> release(UUID submissionId, Duty duty, List<String> usernames, String late) {
    List<String> others = usernames.stream().filter(name -> !name.equals(late)).toList();
    if (others.isEmpty() || others.size() == usernames.size()) {
      return usernames;
    }
    candidates.remove(submissionId, account(late).id(), duty);
    return others;
  }

  /**
   * Says until when a step of a review should be done. What was said before is over.
   *
   * @param begunAt since when it is counted
   */
  @Transactional
  public void expect(UUID submissionId, Duty duty, Instant dueAt, Instant begunAt) {
    clocks.save(new ReviewClock(submissionId, duty, dueAt, begunAt));
  }

  /** The submissions under review for which somebody is asked. */
  @Transactional(readOnly = true)
  public List<UUID> waiting() {
    return clocks.findWaiting();
  }

  /**
   * What a submission under review waits for, and until when; empty until somebody could be asked.
   */
  @Transactional(readOnly = true)
  public Optional<ReviewClock> clockOf(UUID submissionId) {
    return clocks.findById(submissionId);
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
    Account assessor = account(assessorId);
    List<String> problems = problems(submissionId, Duty.ASSESS, assessor, scores, overallFeedback);
    if (!problems.isEmpty()) {
      return AssessmentCheck.refused(problems);
    }
    int round =
        assessments
            .findFirstBySubmissionIdOrderByRoundDesc(submissionId)
            .map(earlier -> earlier.round() + 1)
            .orElse(1);
    store(submissionId, round, assessor, scores, overallFeedback);
    List<String> others = othersToScore(submissionId, assessor);
    others.forEach(name -> admit(submissionId, name, Duty.SECOND_SCORE));
    return AssessmentCheck.taken(
        assessor.assessmentsBefore() + assessments.countOthers(assessor, submissionId),
        lot.draw(),
        others);
  }

  private List<String> problems(
      UUID submissionId, Duty duty, Account assessor, List<Score> scores, String feedback) {
    MicroCredential microCredential = enrollments.microCredentialOf(enrollmentOf(submissionId));
    List<String> problems = new ArrayList<>(ScoreSheet.problems(microCredential, scores, feedback));
    if (!candidates.isCandidate(submissionId, assessor.id(), duty)) {
      problems.add("%s may not assess this submission.".formatted(assessor.username()));
    }
    return problems;
  }

  /** Who may score a submission besides its assessor, if somebody is left to approve it. */
  private List<String> othersToScore(UUID submissionId, Account assessor) {
    List<String> approvers =
        without(Set.of(assessor.username()), candidates.usernames(submissionId, Duty.APPROVE));
    Set<String> taken = usernames(approvers(submissionId));
    taken.add(assessor.username());
    // A review that begins anew asks nobody for a second score twice.
    secondScoresOf(submissionId).forEach(it -> taken.add(it.assessor().username()));
    if (approvers.size() == 1) {
      taken.add(approvers.getFirst());
    }
    return without(taken, candidates.usernames(submissionId, Duty.ASSESS));
  }

  /**
   * Takes what somebody else says of a submission, or says what is wrong with it; then nothing is
   * stored.
   *
   * @param assessorId user name
   */
  @Transactional
  public SecondScoreCheck storeSecondScore(
      UUID submissionId,
      String assessorId,
      List<Score> scores,
      String overallFeedback,
      OperationId operation) {
    return operations.runOnce(
        operation,
        SecondScoreCheck.class,
        () ->
            storeSecondScoreOnce(
                submissionId, assessorId, scores == null ? List.of() : scores, overallFeedback));
  }

  private SecondScoreCheck storeSecondScoreOnce(
      UUID submissionId, String assessorId, List<Score> scores, String overallFeedback) {
    Account assessor = account(assessorId);
    List<String> problems =
        problems(submissionId, Duty.SECOND_SCORE, assessor, scores, overallFeedback);
    if (problems.isEmpty()) {
      secondScores.saveAndFlush(
          new SecondScore(
              submissionId, assessor, scores, overallFeedback.strip(), clock.instant()));
    }
    return SecondScoreCheck.of(problems);
  }

  /**
   * Stores an approver's answer to the newest assessment. A correction becomes the newest
   * assessment itself; the one it corrects is kept.
   *
   * @param approverId user name
   * @return how often approvers passed this submission back by now
   * @throws Refusal if a correction is incomplete
   * @throws ApproverIsAssessor if they assessed or scored it themselves, in whatever round
   */
  @Transactional
  public int storeApproval(
      UUID submissionId, String approverId, ApproverAnswer answer, OperationId operation) {
    return operations.runOnce(
        operation, Integer.class, () -> storeApprovalOnce(submissionId, approverId, answer));
  }

  private int storeApprovalOnce(UUID submissionId, String approverId, ApproverAnswer answer) {
    Assessment assessment = newestAssessment(submissionId);
    Account approver = account(approverId);
    if (scorers(submissionId).anyMatch(approver::is)) {
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
        approvalsOf(submissionId).stream()
            .filter(approval -> approval.decision() == ApprovalDecision.PASS_BACK)
            .count();
  }

  private void correct(Assessment assessment, Account approver, ApproverAnswer answer) {
    UUID submissionId = assessment.submissionId();
    List<Score> scores = answer.correctedScores() == null ? List.of() : answer.correctedScores();
    List<String> problems =
        ScoreSheet.problems(
            enrollments.microCredentialOf(enrollmentOf(submissionId)),
            scores,
            answer.correctedFeedback());
    if (!problems.isEmpty()) {
      throw new Refusal("The correction is incomplete. " + String.join(" ", problems));
    }
    store(submissionId, assessment.round() + 1, approver, scores, answer.correctedFeedback());
  }

  private void store(
      UUID submissionId, int round, Account assessor, List<Score> scores, String feedback) {
    assessments.saveAndFlush(
        new Assessment(submissionId, round, assessor, scores, feedback.strip(), clock.instant()));
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
            enrollments.startAttempt(submission.enrollmentId(), submission.attempt() + 1);
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

  /** What others said of it without having seen an assessment, the first one first. */
  @Transactional(readOnly = true)
  public List<SecondScore> secondScoresOf(UUID submissionId) {
    return secondScores.findBySubmissionIdOrderByAt(submissionId);
  }

  /** The answers of approvers, by round. */
  @Transactional(readOnly = true)
  public List<Approval> approvalsOf(UUID submissionId) {
    return approvals.ofSubmission(submissionId);
  }

  /** Whether it is this person's part now to look at the submission. */
  @Transactional(readOnly = true)
  public boolean isReviewer(String username, UUID submissionId) {
    return access.isOpen(username, submissionId);
  }

  /**
   * A file as this person gets it: the original for its owner and their coach, the blind copy for
   * those whose part it is now to review a submission with it. Nothing for anyone else.
   */
  @Transactional(readOnly = true)
  public Optional<EvidenceFile> fileFor(String username, UUID artifactId) {
    return access.fileFor(username, artifactId);
  }

  /** Whom the rules did not refuse, by user name, with what they are certified for. */
  private Map<Account, Set<Role>> eligibleWithRoles(UUID submissionId, List<Judgement> judgements) {
    Set<String> eligible =
        judgements.stream()
            .filter(Judgement::eligible)
            .map(Judgement::reviewerId)
            .collect(Collectors.toSet());
    // A tie that was allowed still gives no right to hear an appeal against one's own decision.
    Set<UUID> deciders = deciders(submissionId);
    Set<String> allowed = overrides.reviewers(submissionId);
    Map<Account, Set<Role>> people = certified(enrollmentOf(submissionId));
    people
        .keySet()
        .removeIf(
            account ->
                !eligible.contains(account.username())
                    && (!allowed.contains(account.username()) || deciders.contains(account.id())));
    return people;
  }

  /** Everybody certified, by user name, with what for. */
  private Map<Account, Set<Role>> certified(Enrollment enrollment) {
    Map<Account, Set<Role>> certified = new TreeMap<>(Comparator.comparing(Account::username));
    for (Role role : List.of(Role.ASSESSOR, Role.APPROVER, Role.LEAD_ASSESSOR)) {
      for (Account account : accounts.findCertified(role, enrollment.microCredentialId())) {
        certified.computeIfAbsent(account, a -> EnumSet.noneOf(Role.class)).add(role);
      }
    }
    return certified;
  }

  private static String word(Role role) {
    return role.name().toLowerCase(Locale.ROOT).replace('_', ' ');
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
            .map(
                score ->
                    new CriterionFeedback(
                        score.title(),
                        score.level(),
                        score.comment(),
                        score.missing(),
                        score.strengthen(),
                        score.pointer()))
            .toList());
  }

  private Enrollment enrollmentOf(UUID submissionId) {
    return enrollments.get(evidence.submission(submissionId).enrollmentId());
  }

  private Account account(String username) {
    return accounts.findByUsername(username).orElseThrow(() -> new NotFound("account", username));
  }

  private static Set<String> usernames(Stream<Account> accounts) {
    return accounts.map(Account::username).collect(Collectors.toCollection(HashSet::new));
  }

  private static List<String> usernames(List<Account> accounts) {
    return accounts.stream().map(Account::username).toList();
  }
}
