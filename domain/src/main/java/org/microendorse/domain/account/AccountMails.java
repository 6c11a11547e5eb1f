package org.microendorse.domain.account;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.microendorse.domain.common.OperationId;
import org.microendorse.domain.notification.MailService;
import org.springframework.stereotype.Component;

/** Mails that anybody can cause: few to each address. */
@Component
class AccountMails {
  private final MailService mails;
  private final AccountProperties properties;
  private final Clock clock;

  AccountMails(MailService mails, AccountProperties properties, Clock clock) {
    this.mails = mails;
    this.properties = properties;
    this.clock = clock;
  }

  boolean mayWriteTo(String email) {
    return mails.secretsTo(email, clock.instant().minus(Duration.ofHours(1)))
        < properties.links().mailsPerHour();
  }

  boolean isUndeliverable(String email) {
    return !mails.undeliverable(List.of(email)).isEmpty();
  }

  /** Writes a mail whose text is not kept once it is sent. */
  void writeSecret(String template, String email, Map<String, String> facts) {
    mails.writeSecret(
        template, email, facts, new OperationId("account." + template + "/" + UUID.randomUUID()));
  }

  /** {@code 24 hours}, {@code 30 minutes} */
  static String words(Duration period) {
    if (period.toMinutes() % 60 == 0) {
      return period.toHours() == 1 ? "1 hour" : period.toHours() + " hours";
    }
    return period.toMinutes() + " minutes";
  }
}
