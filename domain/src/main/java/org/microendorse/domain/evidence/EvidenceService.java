package org.microendorse.domain.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.microendorse.domain.catalog.MicroCredential;
import org.microendorse.domain.catalog.MicroCredential.Requirement;
import org.microendorse.domain.common.NotFound;
import org.microendorse.domain.common.OperationId;
import org.microendorse.domain.common.ProcessedOperations;
import org.microendorse.domain.enrollment.BegunAgain;
import org.microendorse.domain.enrollment.Enrollment;
import org.microendorse.domain.enrollment.EnrollmentService;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.ObjectMapper;

/** The portfolio of an enrollment: files come and go until an attempt is sealed. */
@Service
public class EvidenceService {
  private static final long MEGABYTE = 1L << 20;

  private final Artifacts artifacts;
  private final Submissions submissions;
  private final EnrollmentService enrollments;
  private final ArtifactStorage storage;
  private final IsolatedInspector inspector;
  private final BlindCopies blindCopies;
  private final SubmissionCheck submissionCheck;
  private final AttemptPlaces places;
  private final EvidenceQuota quota;
  private final FileDeletion deletion;
  private final ReleasedBytes released;
  private final ProcessedOperations operations;
  private final EvidenceProperties properties;
  private final TransactionTemplate transaction;
  private final ObjectMapper json;
  private final Clock clock;

  EvidenceService(
      Artifacts artifacts,
      Submissions submissions,
      EnrollmentService enrollments,
      ArtifactStorage storage,
      IsolatedInspector inspector,
      BlindCopies blindCopies,
      SubmissionCheck submissionCheck,
      AttemptPlaces places,
      EvidenceQuota quota,
      FileDeletion deletion,
      ReleasedBytes released,
      ProcessedOperations operations,
      EvidenceProperties properties,
      TransactionTemplate transaction,
      ObjectMapper json,
      Clock clock) {
    this.artifacts = artifacts;
    this.submissions = submissions;
    this.enrollments = enrollments;
    this.storage = storage;
    this.inspector = inspector;
    this.blindCopies = blindCopies;
    this.submissionCheck = submissionCheck;
    this.places = places;
    this.quota = quota;
    this.deletion = deletion;
    this.released = released;
    this.operations = operations;
    this.properties = properties;
    this.transaction = transaction;
    this.json = json;
    this.clock = clock;
  }

  /**
   * Puts a file into the portfolio. The stream is read once, with constant memory and outside of
   * any transaction; whatever goes wrong, nothing is left behind.
   *
   * @param fileName as the browser sends it
   * @throws EvidenceRefused if the file is not taken, {@link EvidenceTooLarge} for its size
   * @throws IOException if the upload was cut off or the storage failed
   * @throws NotFound if there is no such enrollment or requirement
   */
  public Artifact add(UUID enrollmentId, String requirementId, String fileName, InputStream bytes)
      throws IOException {
    String name = FileNames.clean(fileName);
    Enrollment enrollment = enrollments.get(enrollmentId);
    Requirement requirement =
        enrollments
            .microCredentialOf(enrollment)
            .requirement(requirementId)
            .orElseThrow(() -> new NotFound("requirement", requirementId));
    refuseIfNotOpen(enrollment);
    refuseIfFull(enrollmentId, requirement);
    UUID educatorId = enrollment.educator().id();
    long left = quota.begin(educatorId, name);
    long maxBytes = Math.min(properties.maxSize().toBytes(), requirement.maxMegabytes() * MEGABYTE);
    try (ArtifactStorage.Incoming incoming = storage.receive(bytes, Math.min(left, maxBytes))) {
      if (incoming.size() == 0) {
        throw NotTaken.EMPTY.refuse(name);
      }
      Content content = inspector.inspect(incoming.file(), name);
      refuseIfNotAccepted(name, content, requirement);
      try (BlindCopies.Copy blind = blindCopies.of(incoming, content, name)) {
        released.arriving(blind.bytesWith(incoming));
        return store(enrollmentId, requirement, name, content, incoming, blind);
      }
    } catch (ArtifactStorage.TooLarge e) {
      quota.refuseIfUsedUp(left < maxBytes, educatorId, name);
      throw new EvidenceTooLarge(name, maxBytes);
    }
  }

  /** Whoever begins again finds the files they had. */
  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  void on(BegunAgain event) {
    artifacts.inPortfolio(event.earlierId()).forEach(file -> file.moveTo(event.enrollmentId()));
  }

  private Artifact store(
      UUID enrollmentId,
      Requirement requirement,
      String name,
      Content content,
      ArtifactStorage.Incoming incoming,
      BlindCopies.Copy blind)
      throws IOException {
    try {
      return transaction.execute(
          status -> {
            // The portfolio may have changed while the bytes came in; from here on it cannot.
            Enrollment enrollment = enrollments.getAndLock(enrollmentId);
            refuseIfNotOpen(enrollment);
            quota.check(enrollment.educator().id(), incoming.size(), name);
            refuseIfFull(enrollmentId, requirement);
            refuseIfThere(enrollmentId, name, incoming.sha256());
            refuseIfQuarantined(enrollmentId, name, incoming.sha256());
            Artifact artifact =
                new Artifact(
                    enrollmentId,
                    requirement.id(),
                    content.named(name),
                    content.mediaType(),
                    incoming.size(),
                    incoming.sha256(),
                    clock.instant());
            artifact.sentAs(name);
            blind.noteIn(artifact);
            lockBytes(artifact);
            artifacts.saveAndFlush(artifact);
            try {
              incoming.keep();
              blind.keep();
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
            return artifact;
          });
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** Until the transaction ends nobody deletes the same bytes of somebody else. */
  private void lockBytes(Artifact artifact) {
    FileDeletion.bytesOf(artifact).forEach(artifacts::lockBytes);
  }

  /**
   * Deletes a path's files for good; not those in quarantine. Done twice it does no more than once.
   *
   * @param rule by which, for the proof
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void deleteFilesOf(UUID enrollmentId, String rule) {
    artifacts.lockToDelete(enrollmentId).forEach(file -> deletion.delete(file, rule));
  }

  /**
   * Declares what pupil data is in a file.
   *
   * @throws EvidenceRefused if the portfolio is sealed
   */
  @Transactional
  public Artifact declare(UUID artifactId, PupilData pupilData) {
    Artifact artifact = changeable(artifactId);
    artifact.declare(pupilData);
    return artifact;
  }

  /**
   * Takes a file out of the portfolio. Submissions sealed before keep it; otherwise it is deleted.
   *
   * @throws EvidenceRefused if the portfolio is sealed
   */
  @Transactional
  public void remove(UUID artifactId) {
    Artifact artifact = changeable(artifactId);
    artifact.remove(clock.instant());
    artifacts.saveAndFlush(artifact);
    deletion.deleteTakenOut(artifact.id(), null);
  }

  /** What is in the portfolio now, oldest first; without what is in quarantine. */
  @Transactional(readOnly = true)
  public List<Artifact> artifactsOf(UUID enrollmentId) {
    return artifacts.inPortfolio(enrollmentId).stream()
        .filter(artifact -> !artifact.isQuarantined())
        .toList();
  }

  /** The requirements of those files in the portfolio that are in quarantine, one per file. */
  @Transactional(readOnly = true)
  public List<String> quarantinedIn(UUID enrollmentId) {
    return artifacts.inPortfolio(enrollmentId).stream()
        .filter(Artifact::isQuarantined)
        .map(Artifact::requirementId)
        .toList();
  }

  /** What was sealed, oldest first; also what is in quarantine. */
  @Transactional(readOnly = true)
  public List<Artifact> artifactsOf(Submission submission) {
    return artifacts.findAll(submission.artifactIds());
  }

  @Transactional(readOnly = true)
  public Optional<Artifact> artifact(UUID artifactId) {
    return artifacts.findById(artifactId);
  }

  /**
   * What was sealed, as reviewers get it: named by requirement and position, without what is in
   * quarantine.
   */
  @Transactional(readOnly = true)
  public List<EvidenceFile> blindFilesOf(Submission submission) {
    return allBlindFilesOf(submission).stream().filter(file -> !file.quarantined()).toList();
  }

  /** The same with what is in quarantine, for the integrity team. */
  @Transactional(readOnly = true)
  public List<EvidenceFile> allBlindFilesOf(Submission submission) {
    MicroCredential asked =
        enrollments.microCredentialOf(enrollments.get(submission.enrollmentId()));
    Map<String, Integer> positions = new HashMap<>();
    return artifactsOf(submission).stream()
        .map(
            artifact ->
                EvidenceFile.blind(
                    artifact,
                    neutralName(
                        asked,
                        artifact,
                        positions.merge(artifact.requirementId(), 1, Integer::sum))))
        .toList();
  }

  /** To turn what reviewers write into the educator's own file names. */
  @Transactional(readOnly = true)
  public OwnNames ownNamesIn(Submission submission) {
    Map<UUID, String> own =
        artifactsOf(submission).stream()
            .collect(Collectors.toMap(Artifact::id, Artifact::fileName));
    return new OwnNames(
        allBlindFilesOf(submission).stream()
            .collect(
                Collectors.toMap(
                    EvidenceFile::fileName, file -> own.get(file.id()), (first, same) -> first)));
  }

  private static String neutralName(MicroCredential asked, Artifact artifact, int position) {
    String title =
        asked.requirement(artifact.requirementId()).map(Requirement::title).orElse("File");
    String ending =
        Content.ofMediaType(artifact.mediaType())
            .map(content -> "." + content.extension())
            .orElse("");
    return FileNames.clean("%s %d%s".formatted(title.replaceAll("[/\\\\]", "-"), position, ending));
  }

  /** The bytes of a file; who may read which is decided by {@code ReviewAccess.fileFor}. */
  public InputStream open(EvidenceFile file) throws IOException {
    return storage.open(file.sha256());
  }

  /**
   * Whether an attempt is sealed and neither answered "not yet" nor sent back: then the portfolio
   * cannot change.
   */
  @Transactional(readOnly = true)
  public boolean isFrozen(UUID enrollmentId) {
    return submissions.findByEnrollmentIdAndReturnedAtIsNullOrderByAttempt(enrollmentId).stream()
        .anyMatch(submission -> submission.outcome() != Outcome.NOT_YET);
  }

  /**
   * What is missing before the portfolio can be submitted, in words for the educator.
   *
   * @return empty if it is complete
   */
  @Transactional(readOnly = true)
  public List<String> check(
      UUID enrollmentId,
      boolean pupilDataDeclared,
      boolean ownWorkDeclared,
      boolean applyConfirmed) {
    return submissionCheck.problems(
        enrollments.get(enrollmentId), pupilDataDeclared, ownWorkDeclared, applyConfirmed);
  }

  /**
   * Seals the portfolio as it is: from now on this attempt is exactly these files. Doing it again
   * returns the same submission.
   *
   * @throws EvidenceRefused if the portfolio is not complete any more
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
    refuseIfNotOpen(enrollment);
    List<String> problems = submissionCheck.problemsOfFiles(enrollment);
    if (!problems.isEmpty()) {
      throw new EvidenceRefused(
          "The portfolio changed after it was checked. " + String.join(" ", problems));
    }
    enrollments.startAttempt(enrollmentId, attempt);
    List<Artifact> files = artifacts.inPortfolio(enrollmentId);
    UUID id = UUID.randomUUID();
    Instant now = clock.instant();
    Manifest manifest =
        new Manifest(
            id,
            enrollmentId,
            attempt,
            now.toString(),
            files.stream().map(Manifest.File::of).toList());
    Submission submission =
        submissions.saveAndFlush(
            new Submission(
                id,
                submissions.nextNumber(),
                enrollmentId,
                attempt,
                now,
                manifest.seal(json),
                files.stream().map(Artifact::id).collect(Collectors.toSet())));
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
   * All attempts that were sealed, the first one first; without submissions that came back without
   * a score.
   */
  @Transactional(readOnly = true)
  public List<Submission> submissionsOf(UUID enrollmentId) {
    return submissions.findByEnrollmentIdAndReturnedAtIsNullOrderByAttempt(enrollmentId);
  }

  /**
   * What changed since the attempt before, by what was sealed.
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

  /** The submission of this attempt that came back last, while no other has taken its place. */
  @Transactional(readOnly = true)
  public Optional<Submission> cameBack(Enrollment enrollment) {
    return submissions
        .findByEnrollmentIdAndReturnedAtIsNotNullOrderByReturnedAtDesc(enrollment.id())
        .stream()
        .findFirst()
        .filter(returned -> returned.attempt() == enrollment.attempt())
        .filter(
            returned ->
                submissions
                    .findByEnrollmentIdAndAttemptAndReturnedAtIsNull(
                        enrollment.id(), returned.attempt())
                    .isEmpty());
  }

  /** Every submission the file was sealed in; without those that came back without a score. */
  @Transactional(readOnly = true)
  public List<Submission> submissionsWith(Artifact artifact) {
    return submissions.containing(artifact.id());
  }

  /** Every submission the file was sealed in, also those that came back without a score. */
  @Transactional(readOnly = true)
  public List<Submission> allSubmissionsWith(UUID artifactId) {
    return submissions.everContaining(artifactId);
  }

  /**
   * Notes the outcome; called in the transaction that records the decision.
   *
   * @throws BeingLookedAt if one of its files is in quarantine
   */
  @Transactional
  public void decide(UUID submissionId, Outcome outcome) {
    clearAndLocked(submissionId).decide(outcome, clock.instant());
  }

  /**
   * The submission, kept from changing until the caller's transaction ends; to be asked for before
   * anything else is known about it.
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
   * The same, if something may be decided about it.
   *
   * @throws BeingLookedAt if one of its files is in quarantine
   */
  @Transactional
  public Submission clearAndLocked(UUID submissionId) {
    Submission submission = lockedSubmission(submissionId);
    if (artifactsOf(submission).stream().anyMatch(Artifact::isQuarantined)) {
      throw new BeingLookedAt(submission.number());
    }
    return submission;
  }

  /**
   * Sends a submission back without a score: it stays as it was sealed, and the portfolio opens
   * again for the same attempt. Called in the transaction that records why.
   *
   * @param reasons in words for the educator
   */
  @Transactional
  public void sendBack(UUID submissionId, List<String> reasons) {
    submission(submissionId).sendBack(reasons, clock.instant());
  }

  /** From now on nobody but the integrity team gets this file, nor the same bytes beside it. */
  @Transactional
  public void quarantine(UUID artifactId) {
    alike(artifactId).forEach(artifact -> artifact.quarantine(clock.instant()));
  }

  /** Everybody gets the file again who may. */
  @Transactional
  public void release(UUID artifactId) {
    alike(artifactId).forEach(Artifact::release);
  }

  /** Takes a file in quarantine out of the portfolio; it stays in quarantine. */
  @Transactional
  public void takeOut(UUID artifactId) {
    alike(artifactId).stream()
        .filter(artifact -> artifact.removedAt() == null)
        .forEach(artifact -> artifact.remove(clock.instant()));
  }

  private List<Artifact> alike(UUID artifactId) {
    Artifact artifact =
        artifacts.findById(artifactId).orElseThrow(() -> new NotFound("artifact", artifactId));
    return artifacts.findByEnrollmentIdAndSha256(artifact.enrollmentId(), artifact.sha256());
  }

  /** Notes that an appeal succeeded; called in the transaction that records it. */
  @Transactional
  public void overturn(UUID submissionId) {
    submission(submissionId).overturn(clock.instant());
  }

  private Artifact changeable(UUID artifactId) {
    Artifact artifact =
        artifacts
            .findById(artifactId)
            .filter(found -> found.removedAt() == null)
            .orElseThrow(() -> new NotFound("artifact", artifactId));
    refuseIfNotOpen(enrollments.getAndLock(artifact.enrollmentId()));
    return artifact;
  }

  private void refuseIfNotOpen(Enrollment enrollment) {
    if (!enrollment.isRunning()) {
      throw new EvidenceRefused("This path has ended; its portfolio stays as it is.");
    }
    if (isFrozen(enrollment.id())) {
      throw new EvidenceRefused(
          "Your portfolio is with the reviewers and stays as it is until they have answered.");
    }
  }

  private void refuseIfFull(UUID enrollmentId, Requirement requirement) {
    long files =
        artifacts.inPortfolio(enrollmentId).stream()
            .filter(artifact -> artifact.requirementId().equals(requirement.id()))
            .count();
    if (files >= requirement.maxFiles()) {
      throw new EvidenceRefused(
          "\"%s\" takes at most %d %s. Remove one before you add another."
              .formatted(
                  requirement.title(),
                  requirement.maxFiles(),
                  requirement.maxFiles() == 1 ? "file" : "files"));
    }
  }

  private void refuseIfThere(UUID enrollmentId, String name, String sha256) {
    artifacts.inPortfolio(enrollmentId).stream()
        .filter(artifact -> artifact.sha256().equals(sha256))
        .findFirst()
        .ifPresent(
            same -> {
              throw new EvidenceRefused(
                  "\"%s\" is already in your portfolio as \"%s\"."
                      .formatted(name, same.fileName()));
            });
  }

  /** Removing a file and adding it again does not bring it back. */
  private void refuseIfQuarantined(UUID enrollmentId, String name, String sha256) {
    if (artifacts.findByEnrollmentIdAndSha256(enrollmentId, sha256).stream()
        .anyMatch(Artifact::isQuarantined)) {
      throw new EvidenceRefused(
          "\"%s\" was looked at and cannot be used on this path. Please add another file."
              .formatted(name));
    }
  }

  private static void refuseIfNotAccepted(String name, Content content, Requirement requirement) {
    if (!requirement.accepts().contains(content.kind())) {
      throw new EvidenceRefused(
          "\"%s\" is %s. \"%s\" takes %s."
              .formatted(
                  name,
                  content.kind().label(),
                  requirement.title(),
                  requirement.accepts().stream()
                      .map(kind -> kind.label())
                      .collect(Collectors.joining(" or "))));
    }
  }
}
