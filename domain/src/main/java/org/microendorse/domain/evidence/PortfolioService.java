package org.microendorse.domain.evidence;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.microendorse.domain.common.NotFound;
import org.microendorse.domain.common.Sha256;
import org.microendorse.domain.enrollment.BegunAgain;
import org.microendorse.domain.enrollment.EnrollmentService;
import org.microendorse.domain.evidence.SubmissionCheck.Declarations;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The portfolios that educators build until they submit them. */
@Service
public class PortfolioService {
  private final Artifacts artifacts;
  private final EnrollmentService enrollments;
  private final PortfolioRules rules;
  private final SubmissionCheck submissionCheck;
  private final FileDeletion deletion;
  private final Clock clock;

  PortfolioService(
      Artifacts artifacts,
      EnrollmentService enrollments,
      PortfolioRules rules,
      SubmissionCheck submissionCheck,
      FileDeletion deletion,
      Clock clock) {
    this.artifacts = artifacts;
    this.enrollments = enrollments;
    this.rules = rules;
    this.submissionCheck = submissionCheck;
    this.deletion = deletion;
    this.clock = clock;
  }

  /** The files in the portfolio, oldest first, without those in quarantine. */
  @Transactional(readOnly = true)
  public List<Artifact> artifactsOf(UUID enrollmentId) {
    return artifacts.inPortfolio(enrollmentId).stream()
        .filter(artifact -> !artifact.isQuarantined())
        .toList();
  }

  /** Identifies the files that consents are about, and what is declared of each. */
  @Transactional(readOnly = true)
  public String fingerprint(UUID enrollmentId) {
    return fingerprint(artifacts.inPortfolio(enrollmentId));
  }

  static String fingerprint(List<Artifact> portfolio) {
    return Sha256.hex(
        portfolio.stream()
            .filter(artifact -> !artifact.isQuarantined())
            .map(artifact -> artifact.id() + " " + artifact.pupilData())
            .sorted()
            .collect(Collectors.joining("\n")));
  }

  @Transactional(readOnly = true)
  public Optional<Artifact> artifact(UUID artifactId) {
    return artifacts.findById(artifactId);
  }

  /** The requirements of those files in the portfolio that are in quarantine, one per file. */
  @Transactional(readOnly = true)
  public List<String> quarantinedIn(UUID enrollmentId) {
    return artifacts.inPortfolio(enrollmentId).stream()
        .filter(Artifact::isQuarantined)
        .map(Artifact::requirementId)
        .toList();
  }

  /**
   * Whether an attempt is sealed, and neither decided as "not yet" nor sent back: then the
   * portfolio cannot change.
   */
  @Transactional(readOnly = true)
  public boolean isFrozen(UUID enrollmentId) {
    return rules.isFrozen(enrollmentId);
  }

  /**
   * What is missing before the portfolio can be submitted, in words for the educator.
   *
   * @return empty if it is complete
   */
  @Transactional(readOnly = true)
  public List<String> check(UUID enrollmentId, Declarations declared) {
    return submissionCheck.problems(enrollments.get(enrollmentId), declared);
  }

  /** What the files still need before they can be submitted, by the id of the requirement. */
  @Transactional(readOnly = true)
  public Map<String, List<String>> missing(UUID enrollmentId) {
    return submissionCheck.problemsByRequirement(enrollments.get(enrollmentId));
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
   * Removes a file from the portfolio. Submissions sealed before keep it; otherwise it is deleted.
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

  /**
   * Deletes a path's files for good, except those in quarantine. Calling it twice has no further
   * effect.
   *
   * @param rule the rule that requires it, for the proof
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void deleteFilesOf(UUID enrollmentId, String rule) {
    artifacts.lockToDelete(enrollmentId).forEach(file -> deletion.delete(file, rule));
  }

  /** Moves the files to the new enrollment when an educator begins again. */
  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  void on(BegunAgain event) {
    artifacts.inPortfolio(event.earlierId()).forEach(file -> file.moveTo(event.enrollmentId()));
  }

  private Artifact changeable(UUID artifactId) {
    Artifact artifact =
        artifacts
            .findById(artifactId)
            .filter(found -> found.removedAt() == null)
            .orElseThrow(() -> new NotFound("artifact", artifactId));
    rules.refuseIfNotOpen(enrollments.getAndLock(artifact.enrollmentId()));
    return artifact;
  }
}
