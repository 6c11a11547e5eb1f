package org.microendorse.workers.record;

import static org.microendorse.processes.JobTypes.RECORD_ASK_DIRECTOR;

import io.camunda.client.annotation.CustomHeaders;
import io.camunda.client.annotation.ElementInstanceKey;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.ProcessInstanceKey;
import io.camunda.client.annotation.Variable;
import java.math.BigDecimal;
import java.util.Map;
import java.util.UUID;
import org.microendorse.domain.common.OperationId;
import org.microendorse.domain.record.AskedDirector;
import org.microendorse.domain.record.InServiceService;
import org.microendorse.processes.Decisions;
import org.microendorse.processes.JobTypes.Headers;
import org.springframework.stereotype.Component;

/** Asks a district to confirm in-service hours. */
@Component
public class AskDirectorWorker {
  private final InServiceService inService;
  private final InServiceRules rules;

  AskDirectorWorker(InServiceService inService, InServiceRules rules) {
    this.inService = inService;
    this.rules = rules;
  }

  @JobWorker(type = RECORD_ASK_DIRECTOR)
  public AskedDirector ask(
      @Variable UUID enrollmentId,
      @CustomHeaders Map<String, String> headers,
      @ProcessInstanceKey long processInstanceKey,
      @ElementInstanceKey long elementInstanceKey) {
    OperationId operation = OperationId.of(RECORD_ASK_DIRECTOR, elementInstanceKey);
    // Tasks that were deployed before the decision existed do not name it.
    String decision = headers.getOrDefault(Headers.DECISION, Decisions.IN_SERVICE_HOURS);
    BigDecimal hours = rules.hours(decision, inService.facts(enrollmentId));
    return inService.ask(enrollmentId, processInstanceKey, hours, operation);
  }
}
