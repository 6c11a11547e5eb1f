package org.microendorse.domain.evidence;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.microendorse.domain.common.NotFound;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Puts files in quarantine, where only the integrity team gets them. */
@Service
public class Quarantine {
  private final Artifacts artifacts;
  private final Clock clock;

  Quarantine(Artifacts artifacts, Clock clock) {
    this.artifacts = artifacts;
    this.clock = clock;
  }

  /** Puts a file in quarantine, and copies with the same bytes as well. */
  @Transactional
  public void put(UUID artifactId) {
    alike(artifactId).forEach(artifact -> artifact.quarantine(clock.instant()));
  }

  /** Releases a file from quarantine. */
  @Transactional
  public void release(UUID artifactId) {
    alike(artifactId).forEach(Artifact::release);
  }

  /** Removes a file in quarantine from the portfolio; it stays in quarantine. */
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
}
