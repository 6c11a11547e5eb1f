package org.microendorse.domain.evidence;

import static org.microendorse.domain.language.Messages.message;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.microendorse.domain.common.NotFound;
import org.microendorse.domain.common.OperationId;
import org.microendorse.domain.common.ProcessedOperations;
import org.microendorse.domain.enrollment.Enrollment;
import org.microendorse.domain.enrollment.EnrollmentService;
import org.microendorse.domain.evidence.SubmissionCheck.Declarations;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.ObjectMapper;

/** Sealed portfolios, attempt by attempt, and their outcomes. */
@Service
public class SubmissionService {
  private final Submissions submissions;
  private final Artifacts artifacts;
  private final EnrollmentService enrollments;
  private final PortfolioRules rules;
  private final EvidenceFiles files;
  private final SubmissionCheck submissionCheck;
  private final AttemptPlaces places;
  private final ProcessedOperations operations;
  private final ObjectMapper json;
  private final Clock clock;

  SubmissionService(
      Submissions submissions,
      Artifacts artifacts,
      EnrollmentService enrollments,
      PortfolioRules rules,
      EvidenceFiles files,
      SubmissionCheck submissionCheck,
      AttemptPlaces places,
      ProcessedOperations operations,
      ObjectMapper json,
      Clock clock) {
    this.submissions = submissions;
    this.artifacts = artifacts;
    this.enrollments = enrollments;
    this.rules = rules;
    this.files = files;
    this.submissionCheck = submissionCheck;
    this.places = places;
    this.operations = operations;
    this.json = json;
    this.clock = clock;
  }

  /**
   * The result of submitting a portfolio.
   *
   * @param submissionId null if something is missing
   * @param problems what is missing, in words for the educator; empty if it is sealed
   */
  public record Checked(@Nullable UUID submissionId, List<String> problems) {}

  /**
   * Seals the current portfolio, unless something is missing. A second call returns the same
   * result.
   *
   * @param declared by the educator
   */
  @Transactional
  public Checked checkAndSeal(
      UUID enrollmentId, int attempt, Declarations declared, OperationId operation) {
    Enrollment enrollment = enrollments.getAndLock(enrollmentId);
    return enrollment
        .educator()
        .reader()
        .use(() -> checkAndSeal(enrollment, attempt, declared, operation));
  }

  private Checked checkAndSeal(
      Enrollment enrollment, int attempt, Declarations declared, OperationId operation) {
    List<String> problems = submissionCheck.problems(enrollment, declared);
    // Sentences may name files and people, so only the result is remembered.
    UUID sealed =
        operations
            .runOnce(
                operation,
                Sealed.class,
                () ->
                    new Sealed(problems.isEmpty() ? sealOnce(enrollment.id(), attempt).id() : null))
            .submissionId();
    if (sealed != null) {
      return new Checked(sealed, List.of());
    }
    return new Checked(null, problems.isEmpty() ? List.of(message("evidence.changed")) : problems);
  }

  /**
   * What is remembered of the result of submitting a portfolio.
   *
   * @param submissionId null if something was missing
   */
  private record Sealed(@Nullable UUID submissionId) {}

  /**
   * Seals the current portfolio: from now on, this attempt is exactly these files. A second call
   * returns the same submission.
   *
   * @throws EvidenceRefused if the portfolio is no longer complete
   */
  @Transactional
  public Submission seal(UUID enrollmentId, int attempt, OperationId operation) {
    UUID id = operations.runOnce(operation, UUID.class, () -> sealOnce(enrollmentId, attempt).id());
    return submission(id);
  }

  private Submission sealOnce(UUID enrollmentId, int attempt) {
    Enrollment enrollment = enrollments.getAndLock(enrollmentId);
    Optional<Submission> earlier =
        submissions.findByEnrollmentIdAndAttemptAndReturnedAtIsNull(enrollmentId, attempt);
    if (earlier.isPresent()) {
      return earlier.get();
    }
    rules.refuseIfNotOpen(enrollment);
    List<String> problems = submissionCheck.problemsOfFiles(enrollment);
    if (!problems.isEmpty()) {
      throw new EvidenceRefused("evidence.changedAfterCheck", String.join(" ", problems));
    }
    enrollments.startAttempt(enrollmentId, attempt);
    List<Artifact> sealed = artifacts.inPortfolio(enrollmentId);
    UUID id = UUID.randomUUID();
    Instant now = clock.instant();
    Manifest manifest =
        new Manifest(
            id,
            enrollmentId,
            attempt,
            now.toString(),
            sealed.stream().map(Manifest.File::of).toList());
    Submission submission =
        submissions.saveAndFlush(
            new Submission(
                id,
                submissions.nextNumber(),
                enrollmentId,
                attempt,
                now,
                manifest.seal(json),
                sealed.stream().map(Artifact::id).collect(Collectors.toSet())));
    places.freeze(id, enrollment.educator().id());
    return submission;
  }

  /**
   * The submission.
   *
   * @throws NotFound if there is none
   */
  @Transactional(readOnly = true)
  public Submission submission(UUID submissionId) {
    return submissions
        .findById(submissionId)
        .orElseThrow(() -> new NotFound("submission", submissionId));
  }

  /**
   * The submission with a number.
   *
   * @param number without the letter in front
   */
  @Transactional(readOnly = true)
  public Optional<Submission> withNumber(long number) {
    return submissions.findByNumber(number);
  }

  /** The numbers of submissions, as people see them. */
  @Transactional(readOnly = true)
  public Map<UUID, String> numbers(Collection<UUID> ids) {
    return ids.isEmpty()
        ? Map.of()
        : submissions.findByIdIn(ids).stream()
            .collect(Collectors.toMap(Submission::id, Submission::number));
  }

  /** All sealed attempts, oldest first; without submissions that went back without a score. */
  @Transactional(readOnly = true)
  public List<Submission> submissionsOf(UUID enrollmentId) {
    return submissions.findByEnrollmentIdAndReturnedAtIsNullOrderByAttempt(enrollmentId);
  }

  /**
   * The changes between the previous sealed attempt and this one.
   *
   * @return empty for a first attempt
   */
  @Transactional(readOnly = true)
  public Optional<EvidenceChanges> changesSincePrevious(Submission submission) {
    return submissions
        .findByEnrollmentIdAndReturnedAtIsNullOrderByAttempt(submission.enrollmentId())
        .stream()
        .filter(other -> other.attempt() < submission.attempt())
        .reduce((earlier, later) -> later)
        .map(
            previous ->
                EvidenceChanges.between(
                    enrollments.microCredentialOf(enrollments.get(submission.enrollmentId())),
                    Manifest.read(previous.manifest(), json),
                    Manifest.read(submission.manifest(), json)));
  }

  /** The last submission of this attempt that went back, unless a new one has replaced it. */
  @Transactional(readOnly = true)
  public Optional<Submission> cameBack(Enrollment enrollment) {
    return submissions.returned(List.of(enrollment.id())).stream().findFirst();
  }

  /** The same for several enrollments, by enrollment; those without one are missing. */
  @Transactional(readOnly = true)
  public Map<UUID, Submission> cameBack(Collection<UUID> enrollmentIds) {
    return submissions.returned(enrollmentIds).stream()
        .collect(
            Collectors.toMap(
                Submission::enrollmentId, Function.identity(), (newest, earlier) -> newest));
  }

  /** Every submission the file was sealed in, without those that went back without a score. */
  @Transactional(readOnly = true)
  public List<Submission> submissionsWith(Artifact artifact) {
    return submissions.containing(artifact.id());
  }

  /** Every submission the file was sealed in, including those that went back without a score. */
  @Transactional(readOnly = true)
  public List<Submission> allSubmissionsWith(UUID artifactId) {
    return submissions.everContaining(artifactId);
  }

  /**
   * The submission, locked until the caller's transaction ends; call this before reading anything
   * else about it.
   *
   * @throws NotFound if there is none
   */
  @Transactional
  public Submission lockedSubmission(UUID submissionId) {
    enrollments.getAndLock(
        submissions
            .findEnrollmentId(submissionId)
            .orElseThrow(() -> new NotFound("submission", submissionId)));
    return submission(submissionId);
  }

  /**
   * The same, if decisions about it are possible now.
   *
   * @throws BeingLookedAt if one of its files is in quarantine
   */
  @Transactional
  public Submission clearAndLocked(UUID submissionId) {
    Submission submission = lockedSubmission(submissionId);
    if (files.artifactsOf(submission).stream().anyMatch(Artifact::isQuarantined)) {
      throw new BeingLookedAt(submission.number());
    }
    return submission;
  }

  /**
   * Records the outcome; called in the transaction that records the decision.
   *
   * @throws BeingLookedAt if one of its files is in quarantine
   */
  @Transactional
  public void decide(UUID submissionId, Outcome outcome) {
    clearAndLocked(submissionId).decide(outcome, clock.instant());
  }

  /**
   * Sends a submission back without a score: it stays sealed, and the portfolio opens again for the
   * same attempt. Called in the transaction that records why.
   *
   * @param reasons in words for the educator
   */
  @Transactional
  public void sendBack(UUID submissionId, List<String> reasons) {
    submission(submissionId).sendBack(reasons, clock.instant());
  }

  /** Records that an appeal succeeded; called in the transaction that records it. */
  @Transactional
  public void overturn(UUID submissionId) {
    submission(submissionId).overturn(clock.instant());
  }
}
