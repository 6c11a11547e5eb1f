package org.microendorse.workers.account;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientStatusException;
import io.camunda.client.api.command.ProblemException;
import io.grpc.Status;
import org.microendorse.domain.account.AccountDeleted;
import org.microendorse.domain.account.AccountDeletion;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Ends the appeals of somebody who has left, so that nobody reviews them; their paths end by being
 * withdrawn. The event stays in the event publication registry until all have ended; ending one
 * twice changes nothing.
 */
@Component
class DeletedAccountAppeals {
  private static final int NOT_FOUND = 404;

  private final CamundaClient camunda;
  private final AccountDeletion deletion;

  DeletedAccountAppeals(CamundaClient camunda, AccountDeletion deletion) {
    this.camunda = camunda;
    this.deletion = deletion;
  }

  @Async
  @TransactionalEventListener
  public void on(AccountDeleted event) {
    deletion.openAppeals(event.accountId()).forEach(this::cancel);
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
