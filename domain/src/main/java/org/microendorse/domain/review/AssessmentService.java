package org.microendorse.domain.review;

import static org.microendorse.domain.language.Messages.message;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.microendorse.domain.catalog.MicroCredential;
import org.microendorse.domain.common.NotFound;
import org.microendorse.domain.common.OperationId;
import org.microendorse.domain.common.ProcessedOperations;
import org.microendorse.domain.enrollment.Enrollment;
import org.microendorse.domain.enrollment.EnrollmentService;
import org.microendorse.domain.evidence.SubmissionService;
import org.microendorse.domain.language.Language;
import org.microendorse.domain.people.Account;
import org.microendorse.domain.people.Accounts;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Stores the assessments of submissions. */
@Service
public class AssessmentService {
  private final Assessments assessments;
  private final SecondScores secondScores;
  private final ReviewCandidates candidates;
  private final ReviewRounds rounds;
  private final EnrollmentService enrollments;
  private final SubmissionService submissions;
  private final Accounts accounts;
  private final Lot lot;
  private final ProcessedOperations operations;
  private final Clock clock;

  AssessmentService(
      Assessments assessments,
      SecondScores secondScores,
      ReviewCandidates candidates,
      ReviewRounds rounds,
      EnrollmentService enrollments,
      SubmissionService submissions,
      Accounts accounts,
      Lot lot,
      ProcessedOperations operations,
      Clock clock) {
    this.assessments = assessments;
    this.secondScores = secondScores;
    this.candidates = candidates;
    this.rounds = rounds;
    this.enrollments = enrollments;
    this.submissions = submissions;
    this.accounts = accounts;
    this.lot = lot;
    this.operations = operations;
    this.clock = clock;
  }

  /**
   * Stores an assessment as the next round, or says what is wrong with it; then nothing is stored.
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
    int round = assessments.newest(submissionId).map(earlier -> earlier.round() + 1).orElse(1);
    assessments.saveAndFlush(
        new Assessment(
            submissionId, round, assessor, scores, overallFeedback.strip(), clock.instant()));
    List<String> others = othersToScore(submissionId, assessor);
    others.forEach(
        name ->
            candidates.save(
                new ReviewCandidate(submissionId, account(name).id(), Duty.SECOND_SCORE)));
    return AssessmentCheck.taken(
        assessor.assessmentsBefore() + assessments.countOthers(assessor, submissionId),
        lot.draw(),
        others);
  }

  /** In the language of the assessor, who reads them. */
  private List<String> problems(
      UUID submissionId, Duty duty, Account assessor, List<Score> scores, String feedback) {
    return assessor
        .reader()
        .use(() -> problemsInWords(submissionId, duty, assessor, scores, feedback));
  }

  private List<String> problemsInWords(
      UUID submissionId, Duty duty, Account assessor, List<Score> scores, String feedback) {
    MicroCredential microCredential =
        enrollments.microCredentialOf(enrollmentOf(submissionId)).in(Language.current());
    List<String> problems = new ArrayList<>(ScoreSheet.problems(microCredential, scores, feedback));
    if (!candidates.isCandidate(submissionId, assessor.id(), duty)) {
      problems.add(message("review.mayNotAssess", assessor.username()));
    }
    return problems;
  }

  /**
   * The people who may score a submission besides its assessor, if a person is left to approve it.
   */
  private List<String> othersToScore(UUID submissionId, Account assessor) {
    List<String> approvers =
        without(Set.of(assessor.username()), candidates.usernames(submissionId, Duty.APPROVE));
    Set<String> taken =
        rounds
            .approvers(submissionId)
            .map(Account::username)
            .collect(Collectors.toCollection(HashSet::new));
    taken.add(assessor.username());
    // A review that starts again does not ask for another second score.
    rounds.secondScoresOf(submissionId).forEach(it -> taken.add(it.assessor().username()));
    if (approvers.size() == 1) {
      taken.add(approvers.getFirst());
    }
    return without(taken, candidates.usernames(submissionId, Duty.ASSESS));
  }

  /**
   * Stores a second assessor's scores, or says what is wrong with them; then nothing is stored.
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

  private Enrollment enrollmentOf(UUID submissionId) {
    return enrollments.get(submissions.submission(submissionId).enrollmentId());
  }

  private Account account(String username) {
    return accounts.findByUsername(username).orElseThrow(() -> new NotFound("account", username));
  }

  private static List<String> without(Set<String> excluded, List<String> usernames) {
    return usernames.stream().filter(name -> !excluded.contains(name)).toList();
  }
}
