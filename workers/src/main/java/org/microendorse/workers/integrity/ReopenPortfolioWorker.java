package org.microendorse.workers.integrity;

import static org.microendorse.processes.JobTypes.INTEGRITY_REOPEN_PORTFOLIO;

import io.camunda.client.annotation.ElementInstanceKey;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import java.util.List;
import java.util.UUID;
import org.microendorse.domain.common.OperationId;
import org.microendorse.domain.integrity.ConcernService;
import org.springframework.stereotype.Component;

/** Opens a portfolio again for the same attempt, after a concern was upheld. */
@Component
public class ReopenPortfolioWorker {
  private final ConcernService concerns;

  ReopenPortfolioWorker(ConcernService concerns) {
    this.concerns = concerns;
  }

  @JobWorker(type = INTEGRITY_REOPEN_PORTFOLIO)
  public void reopen(
      @Variable UUID concernId,
      @Variable List<String> returnReasons,
      @ElementInstanceKey long elementInstanceKey) {
    OperationId operation = OperationId.of(INTEGRITY_REOPEN_PORTFOLIO, elementInstanceKey);
    concerns.reopen(concernId, returnReasons, operation);
  }
}
