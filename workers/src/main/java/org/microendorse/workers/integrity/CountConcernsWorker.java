package org.microendorse.workers.integrity;

import static org.microendorse.processes.JobTypes.INTEGRITY_COUNT_CONCERNS;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import java.util.UUID;
import org.microendorse.domain.integrity.ConcernService;
import org.springframework.stereotype.Component;

/** Counts the earlier concerns about an educator, for the rules. */
@Component
public class CountConcernsWorker {
  private final ConcernService concerns;

  CountConcernsWorker(ConcernService concerns) {
    this.concerns = concerns;
  }

  @JobWorker(type = INTEGRITY_COUNT_CONCERNS)
  public Counted count(@Variable UUID concernId) {
    return new Counted(concerns.countEarlier(concernId));
  }

  /** How many were upheld before. */
  public record Counted(int earlierConcerns) {}
}
