package org.microendorse.domain.record;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import java.time.Instant;
import java.util.UUID;
import org.microendorse.domain.people.Account;

/** A link that shows a person's transcript to all who have it, until it is deleted. */
@Entity
public class TranscriptShare {
  @Id private UUID id;

  @ManyToOne(fetch = FetchType.LAZY)
  private Account account;

  private String tokenHash;
  private Instant sharedAt;

  protected TranscriptShare() {}

  TranscriptShare(Account account, String tokenHash, Instant sharedAt) {
    this.id = UUID.randomUUID();
    this.account = account;
    this.tokenHash = tokenHash;
    this.sharedAt = sharedAt;
  }

  public UUID id() {
    return id;
  }

  /** Whose transcript it shows. */
  public Account account() {
    return account;
  }

  public Instant sharedAt() {
    return sharedAt;
  }
}
