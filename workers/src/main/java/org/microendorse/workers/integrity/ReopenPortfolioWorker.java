package org.microendorse.workers.integrity;

import static org.microendorse.processes.JobTypes.INTEGRITY_REOPEN_PORTFOLIO;

import io.camunda.client.annotation.CustomHeaders;
import io.camunda.client.annotation.ElementInstanceKey;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.microendorse.domain.common.OperationId;
import org.microendorse.domain.integrity.ConcernRulings;
import org.microendorse.domain.integrity.ConcernService;
import org.microendorse.domain.language.ModelTexts;
import org.microendorse.domain.task.AsNote;
import org.microendorse.processes.JobTypes.Headers;
import org.microendorse.workers.common.JobHeaders;
import org.springframework.stereotype.Component;

/** Opens a portfolio again for the same attempt, after a concern was upheld. */
@Component
public class ReopenPortfolioWorker {
  private final ConcernService concerns;
  private final ConcernRulings rulings;

  ReopenPortfolioWorker(ConcernService concerns, ConcernRulings rulings) {
    this.concerns = concerns;
    this.rulings = rulings;
  }

  @JobWorker(type = INTEGRITY_REOPEN_PORTFOLIO)
  public Reopened reopen(
      @Variable UUID concernId,
      @CustomHeaders Map<String, String> headers,
      @ElementInstanceKey long elementInstanceKey) {
    OperationId operation = OperationId.of(INTEGRITY_REOPEN_PORTFOLIO, elementInstanceKey);
    String reason = JobHeaders.required(headers, Headers.REASON);
    List<String> reasons =
        concerns.languageOfEducator(concernId).use(() -> List.of(ModelTexts.inWords(reason)));
    rulings.reopen(concernId, reasons, operation);
    return new Reopened(reasons);
  }

  /** What the educator reads in their portfolio. */
  public record Reopened(@AsNote List<String> returnReasons) {}
}
