package org.microendorse.domain.record;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.microendorse.domain.people.Account;

/** A legal hold on a person: nothing of theirs is deleted until it is lifted. */
@Entity
public class LegalHold {
  @Id private UUID id;

  @ManyToOne(fetch = FetchType.LAZY)
  private Account account;

  private String reason;

  @ManyToOne(fetch = FetchType.LAZY)
  private Account placedBy;

  private Instant placedAt;

  @ManyToOne(fetch = FetchType.LAZY)
  private @Nullable Account liftedBy;

  private @Nullable Instant liftedAt;

  protected LegalHold() {}

  LegalHold(Account account, String reason, Account placedBy, Instant placedAt) {
    this.id = UUID.randomUUID();
    this.account = account;
    this.reason = reason;
    this.placedBy = placedBy;
    this.placedAt = placedAt;
  }

  void lift(Account by, Instant at) {
    if (liftedAt == null) {
      liftedBy = by;
      liftedAt = at;
    }
  }

  public UUID id() {
    return id;
  }

  public Account account() {
    return account;
  }

  public String reason() {
    return reason;
  }

  public Account placedBy() {
    return placedBy;
  }

  public Instant placedAt() {
    return placedAt;
  }

  /** Null while it holds. */
  public @Nullable Instant liftedAt() {
    return liftedAt;
  }
}
