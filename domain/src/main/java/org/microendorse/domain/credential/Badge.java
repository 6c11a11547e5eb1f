package org.microendorse.domain.credential;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import java.time.Instant;
import java.util.UUID;
import org.microendorse.domain.enrolment.EndorsementPath;
import org.microendorse.domain.people.Account;

/** A badge somebody has earned, for a micro-credential or a whole micro-endorsement. */
@Entity
public class Badge {
  @Id private UUID id;
  private UUID enrolmentId;
  @ManyToOne private Account account;
  private String microCredentialId;
  private UUID submissionId;
  private UUID endorsementPathId;
  private String endorsementId;
  private String credential;
  private Instant issuedAt;

  protected Badge() {}

  Badge(
      UUID id,
      UUID enrolmentId,
      Account account,
      String microCredentialId,
      UUID submissionId,
      String credential,
      Instant issuedAt) {
    this.id = id;
    this.enrolmentId = enrolmentId;
    this.account = account;
    this.microCredentialId = microCredentialId;
    this.submissionId = submissionId;
    this.credential = credential;
    this.issuedAt = issuedAt;
  }

  Badge(UUID id, EndorsementPath path, String credential, Instant issuedAt) {
    this.id = id;
    this.endorsementPathId = path.id();
    this.endorsementId = path.endorsementId();
    this.account = path.educator();
    this.credential = credential;
    this.issuedAt = issuedAt;
  }

  public UUID id() {
    return id;
  }

  /** Whether it is for a whole micro-endorsement. */
  public boolean isOfEndorsement() {
    return endorsementPathId != null;
  }

  /** Null for a micro-credential. */
  public UUID endorsementPathId() {
    return endorsementPathId;
  }

  /** Null for a micro-credential. */
  public String endorsementId() {
    return endorsementId;
  }

  /** Null for a micro-endorsement, like the micro-credential and the submission. */
  public UUID enrolmentId() {
    return enrolmentId;
  }

  public Account account() {
    return account;
  }

  public String microCredentialId() {
    return microCredentialId;
  }

  public UUID submissionId() {
    return submissionId;
  }

  /** The signed Open Badges 3.0 credential as JSON text. */
  public String credential() {
    return credential;
  }

  public Instant issuedAt() {
    return issuedAt;
  }
}
