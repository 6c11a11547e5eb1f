package org.microendorse.domain.credential;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.microendorse.domain.enrollment.EndorsementPath;
import org.microendorse.domain.people.Account;
import org.springframework.util.Assert;

/** A badge a person has earned, for a micro-credential or a micro-endorsement. */
@Entity
public class Badge {
  @Id private UUID id;
  private @Nullable UUID enrollmentId;

  @ManyToOne(fetch = FetchType.LAZY)
  private Account account;

  private @Nullable String microCredentialId;
  private @Nullable UUID submissionId;
  private @Nullable UUID endorsementPathId;
  private @Nullable String endorsementId;
  private String credential;
  private @Nullable String jwt;
  private Instant issuedAt;
  private Integer statusList;
  private Integer statusIndex;
  private @Nullable Instant revokedAt;
  private @Nullable String revocationReasons;

  protected Badge() {}

  Badge(
      UUID id,
      UUID enrollmentId,
      Account account,
      String microCredentialId,
      UUID submissionId,
      Issued issued) {
    this.id = id;
    this.enrollmentId = enrollmentId;
    this.account = account;
    this.microCredentialId = microCredentialId;
    this.submissionId = submissionId;
    take(issued);
  }

  Badge(UUID id, EndorsementPath path, Issued issued) {
    this.id = id;
    this.endorsementPathId = path.id();
    this.endorsementId = path.endorsementId();
    this.account = path.educator();
    take(issued);
  }

  /**
   * A signed credential and its place in our status lists.
   *
   * @param jwt the same as a JWT; null if it does not name the earner by an id
   */
  record Issued(String credential, @Nullable String jwt, StatusLists.Entry entry, Instant at) {}

  private void take(Issued issued) {
    this.credential = issued.credential();
    this.jwt = issued.jwt();
    this.statusList = issued.entry().list();
    this.statusIndex = issued.entry().index();
    this.issuedAt = issued.at();
  }

  void revoke(String reasons, Instant at) {
    Assert.state(revokedAt == null, () -> "Badge %s is already revoked.".formatted(id));
    this.revocationReasons = reasons;
    this.revokedAt = at;
  }

  public UUID id() {
    return id;
  }

  /** Whether it is for a micro-endorsement. */
  public boolean isOfEndorsement() {
    return endorsementPathId != null;
  }

  /** Null for a micro-credential. */
  public @Nullable UUID endorsementPathId() {
    return endorsementPathId;
  }

  /** Null for a micro-credential. */
  public @Nullable String endorsementId() {
    return endorsementId;
  }

  /** Null for a micro-endorsement, like the micro-credential and the submission. */
  public @Nullable UUID enrollmentId() {
    return enrollmentId;
  }

  public Account account() {
    return account;
  }

  /** The path that earned it; only for a badge of a micro-credential. */
  public UUID ownEnrollmentId() {
    return Objects.requireNonNull(enrollmentId, "a micro-endorsement has many paths");
  }

  public @Nullable String microCredentialId() {
    return microCredentialId;
  }

  /** Of the micro-credential or micro-endorsement that it is for. */
  String achievementId() {
    return Objects.requireNonNull(
        microCredentialId == null ? endorsementId : microCredentialId, "a badge is for something");
  }

  public @Nullable UUID submissionId() {
    return submissionId;
  }

  /** The signed Open Badges 3.0 credential as JSON text. */
  public String credential() {
    return credential;
  }

  /** The same credential as a JWT; null if its earner had given no id to name them by. */
  public @Nullable String jwt() {
    return jwt;
  }

  /** What it is for, as it was signed. */
  public String name() {
    return BadgeFile.json(credential).path("name").asString("");
  }

  /** When it was revoked; null unless it was. */
  public @Nullable Instant revokedAt() {
    return revokedAt;
  }

  /** Why it was revoked, in words for the earner; null unless it was. */
  public @Nullable String revocationReasons() {
    return revocationReasons;
  }

  /** Its place in our status lists; null for badges from before there were any. */
  StatusLists.@Nullable Entry statusEntry() {
    return statusList == null ? null : new StatusLists.Entry(statusList, statusIndex);
  }

  public Instant issuedAt() {
    return issuedAt;
  }
}
