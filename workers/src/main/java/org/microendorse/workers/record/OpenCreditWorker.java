package org.microendorse.workers.record;

import static org.microendorse.processes.JobTypes.RECORD_OPEN_CREDIT;

import io.camunda.client.annotation.ElementInstanceKey;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.ProcessInstanceKey;
import io.camunda.client.annotation.Variable;
import java.util.UUID;
import org.microendorse.domain.common.OperationId;
import org.microendorse.domain.record.CreditService;
import org.microendorse.domain.record.OpenedCredit;
import org.springframework.stereotype.Component;

/** Notes that a badge gives a credit. */
@Component
public class OpenCreditWorker {
  private final CreditService credits;

  OpenCreditWorker(CreditService credits) {
    this.credits = credits;
  }

  @JobWorker(type = RECORD_OPEN_CREDIT)
  public OpenedCredit open(
      @Variable UUID enrollmentId,
      @ProcessInstanceKey long processInstanceKey,
      @ElementInstanceKey long elementInstanceKey) {
    OperationId operation = OperationId.of(RECORD_OPEN_CREDIT, elementInstanceKey);
    return credits.open(enrollmentId, processInstanceKey, operation);
  }
}
