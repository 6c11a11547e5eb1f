package org.microendorse.app.operations;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.microendorse.domain.common.OperationId;
import org.microendorse.domain.notification.MailService;
import org.microendorse.domain.people.Accounts;
import org.microendorse.domain.people.Role;
import org.microendorse.workers.common.EngineIncidents;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Writes to operators when something new is stuck, at most every 15 minutes. */
@Component
class IncidentWatch {
  private final EngineIncidents incidents;
  private final Accounts accounts;
  private final MailService mails;

  IncidentWatch(EngineIncidents incidents, Accounts accounts, MailService mails) {
    this.incidents = incidents;
    this.accounts = accounts;
    this.mails = mails;
  }

  @Scheduled(initialDelay = 1, fixedDelay = 15, timeUnit = TimeUnit.MINUTES)
  void tell() {
    EngineIncidents.Found found = incidents.active(1);
    found.incidents().stream()
        .findFirst()
        .ifPresent(
            newest ->
                mails.writeToEach(
                    "incidents",
                    accounts.findByRole(Role.OPERATOR),
                    Map.of("count", String.valueOf(found.total())),
                    OperationId.of("operations.incidents", newest.getIncidentKey())));
  }
}
