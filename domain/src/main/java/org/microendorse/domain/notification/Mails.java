package org.microendorse.domain.notification;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface Mails extends Repository<Mail, UUID> {

  /** One mail that is due and that no other transaction is sending. */
  @Query(
      value =
          """
          select * from mail where status = 'WAITING' and next_attempt_at <= :now
          order by next_attempt_at limit 1 for update skip locked
          """,
      nativeQuery = true)
  Optional<Mail> nextDue(Instant now);

  /** Those of the addresses to which the newest mail could not be delivered. */
  @Query(
      """
      select mail.recipient from Mail mail
      where mail.recipient in :recipients
        and mail.status in (
          org.microendorse.domain.notification.MailStatus.REJECTED,
          org.microendorse.domain.notification.MailStatus.GIVEN_UP)
        and not exists (
          select newer.id from Mail newer
          where newer.recipient = mail.recipient and newer.createdAt > mail.createdAt)
      """)
  List<String> undeliverable(Collection<String> recipients);

  List<Mail> findByRecipientOrderByCreatedAt(String recipient);

  void deleteByRecipientIgnoreCase(String recipient);

  void delete(Mail mail);

  Mail saveAndFlush(Mail mail);
}
