package org.microendorse.domain.account;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.microendorse.domain.common.OperationId;
import org.microendorse.domain.common.Quotas;
import org.microendorse.domain.common.Quotas.Quota;
import org.microendorse.domain.language.Message;
import org.microendorse.domain.notification.MailService;
import org.springframework.stereotype.Component;

/** Sends the mails that people can trigger without signing in, and limits them per address. */
@Component
class AccountMails {
  private final MailService mails;
  private final AccountProperties properties;
  private final Quotas quotas;

  AccountMails(MailService mails, AccountProperties properties, Quotas quotas) {
    this.mails = mails;
    this.properties = properties;
    this.quotas = quotas;
  }

  /**
   * Counts one more mail of a purpose. Each purpose has its own limit: sign-ups in the name of an
   * address cannot block its owner from setting a new password.
   */
  boolean mayWriteTo(String email, Purpose purpose) {
    AccountProperties.Links numbers = properties.links();
    String domain = email.substring(email.indexOf('@') + 1);
    Duration hour = Duration.ofHours(1);
    return quotas.take("mail " + purpose + " " + email, new Quota(numbers.mailsPerHour(), hour))
        && quotas.take(
            "mail " + purpose + " @" + domain, new Quota(numbers.mailsToDomainPerHour(), hour));
  }

  /** Mails that a person who is not signed in can trigger. */
  enum Purpose {
    SIGN_UP,
    PASSWORD,
    NEW_ADDRESS
  }

  boolean isUndeliverable(String email) {
    return !mails.undeliverable(List.of(email)).isEmpty();
  }

  /** Writes a mail whose text is not kept once it is sent. */
  void writeSecret(String template, String email, Map<String, ?> facts) {
    mails.writeSecret(
        template, email, facts, new OperationId("account." + template + "/" + UUID.randomUUID()));
  }

  /** {@code 24 hours}, {@code 30 minutes} */
  static Message words(Duration period) {
    return period.toMinutes() % 60 == 0
        ? Message.of("mail.hours", period.toHours())
        : Message.of("mail.minutes", period.toMinutes());
  }
}
