package org.microendorse.domain.showcase;

import static org.microendorse.domain.language.Messages.message;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.microendorse.domain.common.Sha256;
import org.microendorse.domain.credential.PresentedBadge;
import org.microendorse.domain.credential.Verification;
import org.microendorse.domain.credential.Verification.Check;
import org.microendorse.domain.credential.Verification.Finding;
import org.microendorse.domain.language.Message;
import org.microendorse.domain.people.Account;

/** A badge that a person has earned elsewhere, with the result of its last check. */
@Entity
public class ImportedBadge {
  private static final int LONGEST = 500;

  @Id private UUID id;

  @ManyToOne(fetch = FetchType.LAZY)
  private Account account;

  private String name;
  private String issuer;
  private @Nullable String issuerId;
  private @Nullable Instant validFrom;
  private @Nullable Instant validUntil;
  private String document;
  private String sha256;

  @Enumerated(EnumType.STRING)
  private Recipient recipient;

  @Enumerated(EnumType.STRING)
  private Verification.Verdict verdict;

  @Enumerated(EnumType.STRING)
  private Verification.@Nullable IssuerStanding standing;

  @JdbcTypeCode(SqlTypes.JSON)
  private List<Verification.Step> steps;

  private Instant checkedAt;
  private Instant importedAt;

  protected ImportedBadge() {}

  ImportedBadge(Account account, PresentedBadge badge, Verification verification, Instant at) {
    this.id = UUID.randomUUID();
    this.account = account;
    this.document = badge.document();
    this.sha256 = Sha256.hex(document);
    this.importedAt = at;
    says(badge);
    found(verification, at);
  }

  void checked(Verification verification, Instant at) {
    if (verification.badge() != null) {
      says(verification.badge());
    }
    found(verification, at);
  }

  private void says(PresentedBadge badge) {
    this.name = said(badge.name(), "");
    this.issuer = said(badge.issuerName(), said(badge.issuerId(), ""));
    String id = said(badge.issuerId(), "");
    this.issuerId = id.isEmpty() ? null : id;
    this.validFrom = badge.validFrom();
    this.validUntil = badge.validUntil();
    this.recipient = Recipient.of(badge.credential(), account.email());
  }

  private void found(Verification verification, Instant at) {
    this.verdict = verification.verdict();
    this.standing = verification.standing();
    this.steps =
        verification.steps().stream()
            .map(
                it ->
                    new Verification.Step(
                        it.check(),
                        it.finding(),
                        it.sentences().stream().map(ImportedBadge::said).toList()))
            .toList();
    this.checkedAt = at;
  }

  private static Message said(Message sentence) {
    return new Message(
        sentence.key(), sentence.arguments().stream().map(ImportedBadge::said).toList());
  }

  private static @Nullable Object said(@Nullable Object argument) {
    return switch (argument) {
      case null -> null;
      case Message sentence -> said(sentence);
      case String text -> said(text, "");
      default -> argument;
    };
  }

  /** Text from a stranger, cleaned and shortened for pages and the database. */
  private static String said(@Nullable String text, String otherwise) {
    if (text == null || text.isBlank()) {
      return otherwise;
    }
    String clean = text.replaceAll("[\\p{Cntrl}\\p{Cf}]", " ").strip();
    return clean.length() <= LONGEST ? clean : clean.substring(0, LONGEST) + " …";
  }

  public UUID id() {
    return id;
  }

  public Account account() {
    return account;
  }

  /** The name that the badge gives; words of the reader's language if it gives none. */
  public String name() {
    return name.isEmpty() ? message("showcase.noName") : name;
  }

  /** The issuer as the badge names it: a name if it gives one, else an id. */
  public String issuer() {
    return issuer.isEmpty() ? message("showcase.noIssuer") : issuer;
  }

  public @Nullable String issuerId() {
    return issuerId;
  }

  public @Nullable Instant validFrom() {
    return validFrom;
  }

  /** Null if it does not end. */
  public @Nullable Instant validUntil() {
    return validUntil;
  }

  /** The signed JSON or compact JWS. */
  public String document() {
    return document;
  }

  /** Whether it was issued to the person who keeps it here. */
  public Recipient recipient() {
    return recipient;
  }

  /** The result of the check, and whether it has expired since. */
  public Verification.Verdict verdict(Instant now) {
    return hasExpiredSince(now) ? Verification.Verdict.NOT_VALID : verdict;
  }

  /** How far the issuer's name was proven then; null if the issuer's signature was not valid. */
  public Verification.@Nullable IssuerStanding standing() {
    return standing;
  }

  /** The result of the check, and whether it has expired since. */
  public List<Verification.Step> steps(Instant now) {
    return steps.stream()
        .map(
            it ->
                it.check() == Check.PERIOD && hasExpiredSince(now)
                    ? Verification.Step.of(Check.PERIOD, Finding.DOES_NOT_HOLD, "showcase.expired")
                    : it)
        .toList();
  }

  private boolean hasExpiredSince(Instant now) {
    return verdict == Verification.Verdict.VALID && validUntil != null && !validUntil.isAfter(now);
  }

  public Instant checkedAt() {
    return checkedAt;
  }
}
