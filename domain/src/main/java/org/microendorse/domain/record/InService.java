package org.microendorse.domain.record;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.microendorse.domain.people.Account;
import org.microendorse.domain.people.District;
import org.springframework.util.Assert;

/** In-service hours that a district was asked to confirm for one badge. */
@Entity
public class InService {
  @Id private UUID id;
  private UUID badgeId;

  @ManyToOne(fetch = FetchType.LAZY)
  private Account account;

  @ManyToOne(fetch = FetchType.LAZY)
  private District district;

  private BigDecimal hours;
  private String directorName;
  private String directorEmail;
  private String tokenHash;
  private long processInstanceKey;
  private Instant askedAt;
  private Instant expiresAt;
  private @Nullable Boolean confirmed;
  private @Nullable String reason;
  private @Nullable Instant answeredAt;

  protected InService() {}

  InService(
      UUID badgeId,
      Account account,
      BigDecimal hours,
      String tokenHash,
      long processInstanceKey,
      Instant askedAt,
      Instant expiresAt) {
    this.id = UUID.randomUUID();
    this.badgeId = badgeId;
    this.account = account;
    this.district = Objects.requireNonNull(account.district(), "district");
    this.hours = hours;
    this.directorName = Objects.requireNonNull(district.directorName(), "director");
    this.directorEmail = Objects.requireNonNull(district.directorEmail(), "director");
    this.tokenHash = tokenHash;
    this.processInstanceKey = processInstanceKey;
    this.askedAt = askedAt;
    this.expiresAt = expiresAt;
  }

  void answer(boolean confirmed, @Nullable String reason, Instant at) {
    Assert.state(
        !isAnswered(), () -> "In-service hours %s have already been answered.".formatted(id));
    this.confirmed = confirmed;
    this.reason = reason;
    this.answeredAt = at;
  }

  public UUID id() {
    return id;
  }

  public UUID badgeId() {
    return badgeId;
  }

  public Account account() {
    return account;
  }

  public District district() {
    return district;
  }

  public BigDecimal hours() {
    return hours;
  }

  /** Who was asked. */
  public String directorName() {
    return directorName;
  }

  public String directorEmail() {
    return directorEmail;
  }

  /** The process that waits for the answer. */
  public long processInstanceKey() {
    return processInstanceKey;
  }

  public Instant askedAt() {
    return askedAt;
  }

  public boolean isExpired(Instant at) {
    return !at.isBefore(expiresAt);
  }

  public Instant expiresAt() {
    return expiresAt;
  }

  public boolean isAnswered() {
    return answeredAt != null;
  }

  public boolean isConfirmed() {
    return Boolean.TRUE.equals(confirmed);
  }

  /** Why it was refused; null otherwise. */
  public @Nullable String reason() {
    return reason;
  }

  /** Null until answered. */
  public @Nullable Instant answeredAt() {
    return answeredAt;
  }
}
