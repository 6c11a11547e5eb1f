package org.microendorse.domain.notification;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface Mails extends Repository<Mail, UUID> {

  /** One mail that is due and that no one else is sending at this moment. */
  @Query(
      value =
          """
          select * from mail where status = 'WAITING' and next_attempt_at <= :now
          order by next_attempt_at limit 1 for update skip locked
          """,
      nativeQuery = true)
  Optional<Mail> nextDue(Instant now);

  List<Mail> findByRecipientOrderByCreatedAt(String recipient);

  void deleteByRecipientIgnoreCase(String recipient);

  void delete(Mail mail);

  Mail saveAndFlush(Mail mail);
}
