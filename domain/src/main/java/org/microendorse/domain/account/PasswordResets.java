package org.microendorse.domain.account;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface PasswordResets extends Repository<PasswordReset, UUID> {

  Optional<PasswordReset> findByTokenHashAndExpiresAtAfter(String tokenHash, Instant now);

  PasswordReset save(PasswordReset reset);

  @Modifying
  @Query("delete from PasswordReset r where r.accountId = :accountId")
  void deleteByAccountId(UUID accountId);

  @Modifying
  @Query("delete from PasswordReset r where r.expiresAt < :now")
  void deleteByExpiresAtBefore(Instant now);
}
