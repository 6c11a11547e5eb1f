package org.microendorse.domain.account;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;

/** A person's wish to get mails at another address, which they have not confirmed yet. */
@Entity
class EmailChange {
  @Id private UUID id;
  private UUID accountId;
  private String email;
  private String tokenHash;
  private Instant expiresAt;

  protected EmailChange() {}

  EmailChange(UUID accountId, String email, String tokenHash, Instant expiresAt) {
    this.id = UUID.randomUUID();
    this.accountId = accountId;
    this.email = email;
    this.tokenHash = tokenHash;
    this.expiresAt = expiresAt;
  }

  UUID accountId() {
    return accountId;
  }

  String email() {
    return email;
  }
}
