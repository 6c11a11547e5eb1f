package org.microendorse.domain.account;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;

/** Permission to choose a new password without the old one. */
@Entity
class PasswordReset {
  @Id private UUID id;
  private UUID accountId;
  private String tokenHash;
  private Instant expiresAt;

  protected PasswordReset() {}

  PasswordReset(UUID accountId, String tokenHash, Instant expiresAt) {
    this.id = UUID.randomUUID();
    this.accountId = accountId;
    this.tokenHash = tokenHash;
    this.expiresAt = expiresAt;
  }

  UUID accountId() {
    return accountId;
  }
}
