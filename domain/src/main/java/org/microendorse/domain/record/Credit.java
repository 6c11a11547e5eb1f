package org.microendorse.domain.record;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.microendorse.domain.catalog.MicroCredential;
import org.microendorse.domain.people.Account;
import org.springframework.util.Assert;

/** The credit for the badge of one micro-credential. Fixed when it is awarded. */
@Entity
public class Credit {
  private static final String NOT_KEPT = "No longer kept";

  @Id private UUID id;
  private UUID badgeId;

  @ManyToOne(fetch = FetchType.LAZY)
  private Account account;

  private String microCredentialId;
  private String microCredentialTitle;
  private LocalDate begunOn;
  private LocalDate completedOn;
  private int fiscalYear;
  private long processInstanceKey;
  private Instant openedAt;
  private @Nullable Instant awardedAt;

  @Enumerated(EnumType.STRING)
  private @Nullable CreditKind kind;

  private @Nullable BigDecimal hours;
  private @Nullable String academyNumber;
  private @Nullable String recipient;
  private @Nullable String iein;

  @JdbcTypeCode(SqlTypes.JSON)
  private @Nullable Map<String, String> evaluation;

  private @Nullable String evaluationComment;

  protected Credit() {}

  Credit(
      UUID badgeId,
      Account account,
      MicroCredential microCredential,
      LocalDate begunOn,
      LocalDate completedOn,
      int fiscalYear,
      long processInstanceKey,
      Instant openedAt) {
    this.id = UUID.randomUUID();
    this.badgeId = badgeId;
    this.account = account;
    this.microCredentialId = microCredential.id();
    this.microCredentialTitle = microCredential.title();
    this.begunOn = begunOn;
    this.completedOn = completedOn;
    this.fiscalYear = fiscalYear;
    this.processInstanceKey = processInstanceKey;
    this.openedAt = openedAt;
  }

  void award(CreditAward award, @Nullable String academyNumber, Evaluation said, Instant at) {
    Assert.state(!isAwarded(), () -> "Credit %s has already been awarded.".formatted(id));
    this.kind = award.kind();
    this.hours = award.hours();
    this.academyNumber = award.kind() == CreditKind.ACADEMY ? academyNumber : null;
    this.recipient = account.displayName();
    this.iein = account.iein();
    this.evaluation = said.answers();
    this.evaluationComment = said.comment();
    this.awardedAt = at;
  }

  /** Adds the educator's number, which was missing when the credit was awarded. */
  void complete(String iein) {
    this.iein = iein;
  }

  /** Removes the person and what they said; what was earned stays. */
  void forgetPerson() {
    this.recipient = NOT_KEPT;
    this.iein = NOT_KEPT;
    this.evaluation = Map.of();
    this.evaluationComment = null;
  }

  public UUID id() {
    return id;
  }

  /** The credit that an educator was given. */
  public record Award(CreditKind kind, BigDecimal hours, String recipient, Instant at) {}

  /**
   * The credit that was awarded.
   *
   * @throws IllegalStateException if it is not {@linkplain #isAwarded awarded} yet
   */
  public Award awarded() {
    if (kind == null || hours == null || recipient == null || awardedAt == null) {
      throw new IllegalStateException("Credit %s is not awarded yet.".formatted(id));
    }
    return new Award(kind, hours, recipient, awardedAt);
  }

  public UUID badgeId() {
    return badgeId;
  }

  public Account account() {
    return account;
  }

  public String microCredentialId() {
    return microCredentialId;
  }

  /** The title when it was earned. */
  public String microCredentialTitle() {
    return microCredentialTitle;
  }

  public LocalDate begunOn() {
    return begunOn;
  }

  public LocalDate completedOn() {
    return completedOn;
  }

  /** The fiscal year in which it counts, named by the year in which it ends. */
  public int fiscalYear() {
    return fiscalYear;
  }

  /** The process in which the educator chooses. */
  public long processInstanceKey() {
    return processInstanceKey;
  }

  public boolean isAwarded() {
    return awardedAt != null;
  }

  /** Null until awarded, like all that follows. */
  public @Nullable Instant awardedAt() {
    return awardedAt;
  }

  public @Nullable CreditKind kind() {
    return kind;
  }

  /** In quarter-hour steps. */
  public @Nullable BigDecimal hours() {
    return hours;
  }

  /** Null for PD hours. */
  public @Nullable String academyNumber() {
    return academyNumber;
  }

  /** The earner's name as it was then. */
  public @Nullable String recipient() {
    return recipient;
  }

  /** Null as long as the educator has not told it. */
  public @Nullable String iein() {
    return iein;
  }

  /** Answers by question. */
  public @Nullable Map<String, String> evaluation() {
    return evaluation;
  }

  public @Nullable String evaluationComment() {
    return evaluationComment;
  }
}
