package org.microendorse.workers.account;

import org.microendorse.domain.account.AccountDeleted;
import org.microendorse.domain.account.DeletedAppeals;
import org.microendorse.domain.record.CreditService;
import org.microendorse.domain.record.InServiceService;
import org.microendorse.workers.common.EngineInstances;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Ends the appeals of a person who deleted their account, so that nobody reviews them, and the
 * processes that wait for the person or for an answer about them. Their paths end because the
 * person withdraws from them. The event stays in the event publication registry until all have
 * ended; ending one twice changes nothing.
 */
@Component
class DeletedAccountProcesses {
  private final EngineInstances instances;
  private final DeletedAppeals appeals;
  private final CreditService credits;
  private final InServiceService inService;

  DeletedAccountProcesses(
      EngineInstances instances,
      DeletedAppeals appeals,
      CreditService credits,
      InServiceService inService) {
    this.instances = instances;
    this.appeals = appeals;
    this.credits = credits;
    this.inService = inService;
  }

  @Async
  @TransactionalEventListener
  public void on(AccountDeleted event) {
    credits.openProcesses(event.accountId()).forEach(instances::cancel);
    inService.openProcesses(event.accountId()).forEach(instances::cancel);
    appeals.open(event.accountId()).forEach(instances::cancel);
  }
}
