package org.microendorse.workers.cohort;

import static org.microendorse.processes.JobTypes.COHORT_SEND_INVOICE;

import io.camunda.client.annotation.ElementInstanceKey;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import java.math.BigDecimal;
import org.microendorse.domain.cohort.Invoicing;
import org.microendorse.domain.cohort.TeamFacts;
import org.microendorse.domain.common.OperationId;
import org.springframework.stereotype.Component;

/** Sends a team its invoice. */
@Component
public class SendInvoiceWorker {
  private final Invoicing invoicing;

  SendInvoiceWorker(Invoicing invoicing) {
    this.invoicing = invoicing;
  }

  @JobWorker(type = COHORT_SEND_INVOICE)
  public void send(
      @Variable TeamFacts teamFact,
      @Variable TeamPrice teamPrice,
      @ElementInstanceKey long elementInstanceKey) {
    invoicing.sendInvoice(
        teamFact.teamId(),
        teamPrice.price(),
        OperationId.of(COHORT_SEND_INVOICE, elementInstanceKey));
  }

  /** What the rules say. */
  public record TeamPrice(BigDecimal price, String reason) {}
}
