package org.microendorse.domain.evidence;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;

/**
 * One sealed attempt: exactly these files, permanently. A submission that went back without a score
 * does not change; its attempt is open again.
 */
@Entity
public class Submission {
  @Id private UUID id;
  private long number;
  private UUID enrollmentId;
  private int attempt;
  private Instant sealedAt;
  private String manifest;

  private String manifestSha256;

  @Enumerated(EnumType.STRING)
  private @Nullable Outcome outcome;

  private @Nullable Instant decidedAt;
  private @Nullable Instant overturnedAt;
  private @Nullable Instant returnedAt;

  @JdbcTypeCode(SqlTypes.JSON)
  private @Nullable List<String> returnReasons;

  @ElementCollection(fetch = FetchType.EAGER)
  @CollectionTable(name = "submission_artifact", joinColumns = @JoinColumn(name = "submission_id"))
  @Column(name = "artifact_id")
  private Set<UUID> artifactIds = new HashSet<>();

  protected Submission() {}

  Submission(
      UUID id,
      long number,
      UUID enrollmentId,
      int attempt,
      Instant sealedAt,
      Manifest.Sealed manifest,
      Set<UUID> artifactIds) {
    this.id = id;
    this.number = number;
    this.enrollmentId = enrollmentId;
    this.attempt = attempt;
    this.sealedAt = sealedAt;
    this.manifest = manifest.json();
    this.manifestSha256 = manifest.sha256();
    this.artifactIds.addAll(artifactIds);
  }

  void decide(Outcome outcome, Instant at) {
    requireUnderReview();
    this.outcome = outcome;
    this.decidedAt = at;
  }

  void overturn(Instant at) {
    Assert.state(
        outcome == Outcome.NOT_YET,
        () -> "There is no \"not yet\" on %s to overturn.".formatted(number()));
    this.outcome = Outcome.DEMONSTRATED;
    this.overturnedAt = at;
  }

  void sendBack(List<String> reasons, Instant at) {
    requireUnderReview();
    this.returnReasons = List.copyOf(reasons);
    this.returnedAt = at;
  }

  private void requireUnderReview() {
    Assert.state(
        outcome == null && returnedAt == null,
        () -> "%s is no longer in review.".formatted(number()));
  }

  public UUID id() {
    return id;
  }

  /** What reviewers call it, {@code S-1042}; does not identify the educator. */
  public String number() {
    return number(number);
  }

  /** The same, from a stored number. */
  public static String number(long number) {
    return "S-" + number;
  }

  public UUID enrollmentId() {
    return enrollmentId;
  }

  public int attempt() {
    return attempt;
  }

  public Instant sealedAt() {
    return sealedAt;
  }

  /** JSON; {@link #manifestSha256()} is the hash of exactly this text. */
  public String manifest() {
    return manifest;
  }

  public String manifestSha256() {
    return manifestSha256;
  }

  /** Null while in review. */
  public @Nullable Outcome outcome() {
    return outcome;
  }

  /** When reviewers decided; null while in review. */
  public @Nullable Instant decidedAt() {
    return decidedAt;
  }

  /** The same, for a submission that has been decided. */
  public Instant decision() {
    return Objects.requireNonNull(decidedAt, "it is in review");
  }

  /** When an appeal turned their "not yet" into "demonstrated". */
  public @Nullable Instant overturnedAt() {
    return overturnedAt;
  }

  /** When it went back without a score. */
  public @Nullable Instant returnedAt() {
    return returnedAt;
  }

  /** Why it went back, in words for the educator; empty if it did not. */
  public List<String> returnReasons() {
    return returnReasons == null ? List.of() : List.copyOf(returnReasons);
  }

  public Set<UUID> artifactIds() {
    return Set.copyOf(artifactIds);
  }
}
