package org.microendorse.workers.account;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientStatusException;
import io.camunda.client.api.command.ProblemException;
import io.grpc.Status;
import org.microendorse.domain.account.AccountDeleted;
import org.microendorse.domain.account.DeletedAppeals;
import org.microendorse.domain.record.CreditService;
import org.microendorse.domain.record.InServiceService;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Ends the appeals of somebody who has left, so that nobody reviews them, and what still waits for
 * them or for an answer about them; their paths end by being withdrawn. The event stays in the
 * event publication registry until all have ended; ending one twice changes nothing.
 */
@Component
class DeletedAccountProcesses {
  private static final int NOT_FOUND = 404;

  private final CamundaClient camunda;
  private final DeletedAppeals appeals;
  private final CreditService credits;
  private final InServiceService inService;

  DeletedAccountProcesses(
      CamundaClient camunda,
      DeletedAppeals appeals,
      CreditService credits,
      InServiceService inService) {
    this.camunda = camunda;
    this.appeals = appeals;
    this.credits = credits;
    this.inService = inService;
  }

  @Async
  @TransactionalEventListener
  public void on(AccountDeleted event) {
    credits.openProcesses(event.accountId()).forEach(this::cancel);
    inService.openProcesses(event.accountId()).forEach(this::cancel);
    appeals.open(event.accountId()).forEach(this::cancel);
  }

  private void cancel(long processInstanceKey) {
    try {
      camunda.newCancelInstanceCommand(processInstanceKey).send().join();
    } catch (ClientStatusException e) {
      if (e.getStatusCode() != Status.Code.NOT_FOUND) {
        throw e;
      }
    } catch (ProblemException e) {
      if (e.code() != NOT_FOUND) {
        throw e;
      }
    }
  }
}
