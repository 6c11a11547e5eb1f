package org.microendorse.domain.account;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface EmailChanges extends Repository<EmailChange, UUID> {

  Optional<EmailChange> findByTokenHashAndExpiresAtAfter(String tokenHash, Instant now);

  EmailChange save(EmailChange change);

  @Modifying
  @Query("delete from EmailChange c where c.accountId = :accountId")
  void deleteByAccountId(UUID accountId);

  @Modifying
  @Query("delete from EmailChange c where c.expiresAt < :now")
  void deleteByExpiresAtBefore(Instant now);
}
