package org.microendorse.domain.evidence;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A file in a portfolio. Its bytes are in the storage, addressed by their SHA-256. */
@Entity
public class Artifact {
  @Id private UUID id;
  private UUID enrollmentId;
  private String requirementId;
  private String fileName;
  private @Nullable String sentName;
  private String mediaType;
  private long size;

  private String sha256;

  @Enumerated(EnumType.STRING)
  private @Nullable PupilData pupilData;

  @Enumerated(EnumType.STRING)
  private @Nullable Legibility legibility;

  private Instant uploadedAt;
  private @Nullable String blindSha256;
  private @Nullable Long blindSize;
  private @Nullable Instant removedAt;
  private @Nullable Instant quarantinedAt;
  private @Nullable Instant deletedAt;

  protected Artifact() {}

  Artifact(
      UUID enrollmentId,
      String requirementId,
      String fileName,
      String mediaType,
      long size,
      String sha256,
      Instant uploadedAt) {
    this.id = UUID.randomUUID();
    this.enrollmentId = enrollmentId;
    this.requirementId = requirementId;
    this.fileName = fileName;
    this.mediaType = mediaType;
    this.size = size;
    this.sha256 = sha256;
    this.uploadedAt = uploadedAt;
  }

  /** Records the original name if its extension had to be corrected. */
  void sentAs(String name) {
    this.sentName = name.equals(fileName) ? null : name;
  }

  void declare(PupilData pupilData) {
    this.pupilData = pupilData;
  }

  void found(Legibility legibility) {
    this.legibility = legibility;
  }

  void blind(String sha256, long size) {
    this.blindSha256 = sha256;
    this.blindSize = size;
  }

  void moveTo(UUID enrollmentId) {
    this.enrollmentId = enrollmentId;
  }

  void remove(Instant at) {
    this.removedAt = at;
  }

  /** Records that its bytes are deleted. It is no longer in a portfolio. */
  void delete(Instant at) {
    this.deletedAt = at;
    this.removedAt = removedAt == null ? at : removedAt;
  }

  void quarantine(Instant at) {
    this.quarantinedAt = at;
  }

  void release() {
    this.quarantinedAt = null;
  }

  public UUID id() {
    return id;
  }

  public UUID enrollmentId() {
    return enrollmentId;
  }

  public String requirementId() {
    return requirementId;
  }

  /** A clean name: no path, no control characters. */
  public String fileName() {
    return fileName;
  }

  /** The original name if its extension was wrong and has been corrected; null otherwise. */
  public @Nullable String sentName() {
    return sentName;
  }

  /** The media type, detected from the content, not from the name. */
  public String mediaType() {
    return mediaType;
  }

  /** In bytes. */
  public long size() {
    return size;
  }

  public String sha256() {
    return sha256;
  }

  /**
   * Whether it could be opened when it was uploaded; unknown for pictures from before this was
   * stored.
   */
  public Legibility legibility() {
    return legibility == null ? Legibility.UNKNOWN : legibility;
  }

  /** Null until declared. */
  public @Nullable PupilData pupilData() {
    return pupilData;
  }

  public Instant uploadedAt() {
    return uploadedAt;
  }

  /** Whether its bytes are deleted because they are no longer needed. */
  public boolean isDeleted() {
    return deletedAt != null;
  }

  /** Whether information about its author could be removed for reviewers. */
  public boolean hasBlindCopy() {
    return blindSha256 != null;
  }

  /** The hash of the copy for reviewers. */
  @Nullable String blindSha256() {
    return blindSha256;
  }

  /** In bytes. */
  @Nullable Long blindSize() {
    return blindSize;
  }

  /** Whether it is in quarantine: only the integrity team gets it. */
  public boolean isQuarantined() {
    return quarantinedAt != null;
  }

  /** Null while it is in the portfolio; submissions sealed before keep it. */
  public @Nullable Instant removedAt() {
    return removedAt;
  }
}
