package org.microendorse.domain.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.UUID;
import org.microendorse.domain.catalog.MicroCredential.Requirement;
import org.microendorse.domain.common.FileNames;
import org.microendorse.domain.common.NotFound;
import org.microendorse.domain.enrollment.Enrollment;
import org.microendorse.domain.enrollment.EnrollmentService;
import org.microendorse.domain.evidence.IsolatedInspector.Inspected;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Adds uploaded files to portfolios. */
@Service
public class UploadService {
  private final Artifacts artifacts;
  private final EnrollmentService enrollments;
  private final PortfolioRules rules;
  private final ArtifactStorage storage;
  private final IsolatedInspector inspector;
  private final BlindCopies blindCopies;
  private final EvidenceQuota quota;
  private final ReleasedBytes released;
  private final TransactionTemplate transaction;
  private final Clock clock;

  UploadService(
      Artifacts artifacts,
      EnrollmentService enrollments,
      PortfolioRules rules,
      ArtifactStorage storage,
      IsolatedInspector inspector,
      BlindCopies blindCopies,
      EvidenceQuota quota,
      ReleasedBytes released,
      TransactionTemplate transaction,
      Clock clock) {
    this.artifacts = artifacts;
    this.enrollments = enrollments;
    this.rules = rules;
    this.storage = storage;
    this.inspector = inspector;
    this.blindCopies = blindCopies;
    this.quota = quota;
    this.released = released;
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * Adds a file to the portfolio. The stream is read once, with constant memory and outside of any
   * transaction; a failure leaves nothing behind.
   *
   * @param fileName as the browser sends it
   * @throws EvidenceRefused if the file is not accepted, {@link EvidenceTooLarge} for its size
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
    rules.refuseIfNotOpen(enrollment);
    rules.refuseIfFull(enrollmentId, requirement);
    UUID educatorId = enrollment.educator().id();
    long left = quota.begin(educatorId, name);
    long maxBytes = rules.maxBytes(requirement);
    try (ArtifactStorage.Incoming incoming = storage.receive(bytes, Math.min(left, maxBytes))) {
      Inspected inspected = inspector.inspect(incoming.file(), name);
      PortfolioRules.refuseIfNotAccepted(name, inspected.content(), requirement);
      try (BlindCopies.Copy blind = blindCopies.of(incoming, inspected.content(), name)) {
        released.arriving(blind.bytesWith(incoming));
        return store(enrollmentId, requirement, name, inspected, incoming, blind);
      }
    } catch (ArtifactStorage.TooLarge e) {
      quota.refuseIfUsedUp(left < maxBytes, educatorId, name);
      throw new EvidenceTooLarge(name, maxBytes);
    }
  }

  private Artifact store(
      UUID enrollmentId,
      Requirement requirement,
      String name,
      Inspected inspected,
      ArtifactStorage.Incoming incoming,
      BlindCopies.Copy blind)
      throws IOException {
    try {
      return transaction.execute(
          status -> {
            // The portfolio may have changed during the upload; from here on it cannot.
            Enrollment enrollment = enrollments.getAndLock(enrollmentId);
            rules.refuseIfNotOpen(enrollment);
            quota.check(enrollment.educator().id(), incoming.size(), name);
            rules.refuseIfFull(enrollmentId, requirement);
            rules.refuseIfThere(enrollmentId, name, incoming.sha256());
            rules.refuseIfQuarantined(enrollmentId, name, incoming.sha256());
            Artifact artifact =
                new Artifact(
                    enrollmentId,
                    requirement.id(),
                    inspected.content().named(name),
                    inspected.content().mediaType(),
                    incoming.size(),
                    incoming.sha256(),
                    clock.instant());
            artifact.sentAs(name);
            blind.noteIn(artifact);
            artifact.found(inspected.legibility(artifact.hasBlindCopy()));
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

  /** Keeps the same bytes of another owner from being deleted until the transaction ends. */
  private void lockBytes(Artifact artifact) {
    FileDeletion.bytesOf(artifact).forEach(artifacts::lockBytes);
  }
}
