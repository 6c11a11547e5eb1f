package org.microendorse.domain.credential;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.microendorse.domain.common.Refusal;
import org.microendorse.domain.people.Account;
import org.springframework.util.Assert;

/** A request to revoke a badge, which a second person confirms or refuses. */
@Entity
@Table(name = "badge_revocation")
public class Revocation {
  @Id private UUID id;

  @ManyToOne(fetch = FetchType.LAZY)
  private Badge badge;

  private String reasons;

  @ManyToOne(fetch = FetchType.LAZY)
  private Account requestedBy;

  private Instant requestedAt;
  private @Nullable Long processInstanceKey;
  private @Nullable Boolean confirmed;
  private @Nullable String answer;

  @ManyToOne(fetch = FetchType.LAZY)
  private @Nullable Account decidedBy;

  private @Nullable Instant decidedAt;

  protected Revocation() {}

  Revocation(Badge badge, String reasons, Account requestedBy, Instant requestedAt) {
    this.id = UUID.randomUUID();
    this.badge = badge;
    this.reasons = reasons;
    this.requestedBy = requestedBy;
    this.requestedAt = requestedAt;
  }

  void opened(long processInstanceKey) {
    this.processInstanceKey = processInstanceKey;
  }

  /**
   * @throws Refusal if it is the requester or the earner
   * @throws IllegalStateException if it has already been decided
   */
  void decide(boolean confirmed, String answer, Account by, Instant at) {
    Assert.state(decidedAt == null, () -> "Revocation %s has already been decided.".formatted(id));
    if (by.id().equals(requestedBy.id()) || by.id().equals(badge.account().id())) {
      throw new Refusal("credential.revocation.ownDecision");
    }
    this.confirmed = confirmed;
    this.answer = answer;
    this.decidedBy = by;
    this.decidedAt = at;
  }

  /**
   * @throws Refusal if another person asked for it, or it has already been decided
   */
  void withdraw(Account by, Instant at) {
    if (!by.id().equals(requestedBy.id())) {
      throw new Refusal("credential.revocation.notRequester");
    }
    if (decidedAt != null) {
      throw new Refusal("credential.revocation.decided");
    }
    this.decidedAt = at;
  }

  public UUID id() {
    return id;
  }

  public Badge badge() {
    return badge;
  }

  /** In words for the earner. */
  public String reasons() {
    return reasons;
  }

  public Account requestedBy() {
    return requestedBy;
  }

  public Instant requestedAt() {
    return requestedAt;
  }

  /** Null until the engine has opened it. */
  public @Nullable Long processInstanceKey() {
    return processInstanceKey;
  }

  /** Whether the person who requested it has withdrawn it. */
  public boolean isWithdrawn() {
    return decidedAt != null && confirmed == null;
  }

  /** Null until decided, and if it was withdrawn. */
  public @Nullable Boolean confirmed() {
    return confirmed;
  }

  /** Why it was refused, or a comment. */
  public @Nullable String answer() {
    return answer;
  }

  /** Null until decided, and if it was withdrawn. */
  public @Nullable Account decidedBy() {
    return decidedBy;
  }

  /** Null until decided or withdrawn. */
  public @Nullable Instant decidedAt() {
    return decidedAt;
  }
}
