package org.microendorse.domain.account;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface PasswordResets extends Repository<PasswordReset, UUID> {

  Optional<PasswordReset> findByTokenHashAndExpiresAtAfter(String tokenHash, Instant now);

  PasswordReset save(PasswordReset reset);

  void deleteByAccountId(UUID accountId);

  void deleteByExpiresAtBefore(Instant now);
}
