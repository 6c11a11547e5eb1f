package org.microendorse.domain.credential;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import java.time.Instant;
import java.util.UUID;
import org.microendorse.domain.people.Account;

/** An issuer of badges whose identity the program vouches for. */
@Entity
public class KnownIssuer {
  @Id private UUID id;
  private String issuerId;
  private String name;
  private String reason;

  @ManyToOne(fetch = FetchType.LAZY)
  private Account addedBy;

  private Instant addedAt;

  protected KnownIssuer() {}

  KnownIssuer(String issuerId, String name, String reason, Account addedBy, Instant addedAt) {
    this.id = UUID.randomUUID();
    this.issuerId = issuerId;
    this.name = name;
    this.reason = reason;
    this.addedBy = addedBy;
    this.addedAt = addedAt;
  }

  public UUID id() {
    return id;
  }

  /** The id as badges name it: a DID or an https address. */
  public String issuerId() {
    return issuerId;
  }

  /** The name that people read, whatever a badge calls its issuer. */
  public String name() {
    return name;
  }

  /** How the program knows that the id is theirs. */
  public String reason() {
    return reason;
  }

  public Account addedBy() {
    return addedBy;
  }

  public Instant addedAt() {
    return addedAt;
  }
}
