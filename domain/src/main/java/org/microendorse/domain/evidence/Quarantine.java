package org.microendorse.domain.evidence;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.microendorse.domain.common.NotFound;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Files that nobody but the integrity team gets, and their owners. */
@Service
public class Quarantine {
  private final Artifacts artifacts;
  private final Clock clock;

  Quarantine(Artifacts artifacts, Clock clock) {
    this.artifacts = artifacts;
    this.clock = clock;
  }

  /** From now on nobody but the integrity team gets this file, nor the same bytes beside it. */
  @Transactional
  public void put(UUID artifactId) {
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
}
