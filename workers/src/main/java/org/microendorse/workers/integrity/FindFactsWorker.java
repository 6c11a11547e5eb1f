package org.microendorse.workers.integrity;

import static org.microendorse.processes.JobTypes.INTEGRITY_FIND_FACTS;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import java.util.UUID;
import org.microendorse.domain.integrity.PreCheckFacts;
import org.microendorse.domain.integrity.PreCheckService;
import org.springframework.stereotype.Component;

/** Finds the facts about a submission's files that a machine can check. */
@Component
public class FindFactsWorker {
  private final PreCheckService preChecks;

  FindFactsWorker(PreCheckService preChecks) {
    this.preChecks = preChecks;
  }

  @JobWorker(type = INTEGRITY_FIND_FACTS)
  public PreCheckFacts find(@Variable UUID submissionId) {
    return preChecks.findFacts(submissionId);
  }
}
