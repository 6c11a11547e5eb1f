package org.microendorse.domain.evidence;

import java.util.UUID;
import org.microendorse.domain.catalog.MicroCredential.Requirement;
import org.microendorse.domain.enrollment.Enrollment;
import org.microendorse.domain.media.Content;
import org.microendorse.domain.media.MediaKind;
import org.springframework.stereotype.Component;

/** Checks whether a file may be added to a portfolio. */
@Component
class PortfolioRules {
  private static final long MEGABYTE = 1L << 20;

  private final Artifacts artifacts;
  private final Submissions submissions;
  private final EvidenceProperties properties;

  PortfolioRules(Artifacts artifacts, Submissions submissions, EvidenceProperties properties) {
    this.artifacts = artifacts;
    this.submissions = submissions;
    this.properties = properties;
  }

  /** The largest file that a requirement accepts, in bytes. */
  long maxBytes(Requirement requirement) {
    return Math.min(properties.maxSize().toBytes(), requirement.maxMegabytes() * MEGABYTE);
  }

  /**
   * Whether an attempt is sealed, and neither decided as "not yet" nor sent back: then the
   * portfolio cannot change.
   */
  boolean isFrozen(UUID enrollmentId) {
    return submissions.findByEnrollmentIdAndReturnedAtIsNullOrderByAttempt(enrollmentId).stream()
        .anyMatch(submission -> submission.outcome() != Outcome.NOT_YET);
  }

  void refuseIfNotOpen(Enrollment enrollment) {
    if (!enrollment.isRunning()) {
      throw new EvidenceRefused("evidence.pathEnded");
    }
    if (isFrozen(enrollment.id())) {
      throw new EvidenceRefused("evidence.inReview");
    }
  }

  void refuseIfFull(UUID enrollmentId, Requirement requirement) {
    long files =
        artifacts.inPortfolio(enrollmentId).stream()
            .filter(artifact -> artifact.requirementId().equals(requirement.id()))
            .count();
    if (files >= requirement.maxFiles()) {
      throw new EvidenceRefused("evidence.full", requirement.title(), requirement.maxFiles());
    }
  }

  void refuseIfThere(UUID enrollmentId, String name, String sha256) {
    artifacts.inPortfolio(enrollmentId).stream()
        .filter(artifact -> artifact.sha256().equals(sha256))
        .findFirst()
        .ifPresent(
            same -> {
              throw new EvidenceRefused("evidence.alreadyThere", name, same.fileName());
            });
  }

  /** Files in quarantine stay out, even if they are removed and added again. */
  void refuseIfQuarantined(UUID enrollmentId, String name, String sha256) {
    if (artifacts.findByEnrollmentIdAndSha256(enrollmentId, sha256).stream()
        .anyMatch(Artifact::isQuarantined)) {
      throw new EvidenceRefused("evidence.quarantined", name);
    }
  }

  static void refuseIfNotAccepted(String name, Content content, Requirement requirement) {
    if (!requirement.accepts().contains(content.kind())) {
      throw new EvidenceRefused(
          "evidence.otherKind",
          name,
          content.kind().label(),
          requirement.title(),
          MediaKind.anyOf(requirement.accepts()));
    }
  }
}
