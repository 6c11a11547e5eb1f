package org.microendorse.domain.evidence;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file as one reader gets it: its educator and their coach the original under its own name, a
 * reviewer a copy without information about its author, under a neutral name.
 *
 * @param sentName the original name if its extension has been corrected; null otherwise, and for
 *     reviewers
 * @param size in bytes, of what this reader gets
 * @param sha256 of what this reader gets
 * @param pupilData null until declared
 * @param namesAuthor whether reviewers can read information about its author in it, because that
 *     could not be removed
 * @param quarantined whether only the integrity team gets it
 */
public record EvidenceFile(
    UUID id,
    String requirementId,
    String fileName,
    @Nullable String sentName,
    String mediaType,
    long size,
    String sha256,
    @Nullable PupilData pupilData,
    Instant uploadedAt,
    boolean namesAuthor,
    boolean quarantined) {

  /** For its educator and their coach. */
  public static EvidenceFile original(Artifact artifact) {
    return of(
        artifact, artifact.fileName(), artifact.sentName(), artifact.size(), artifact.sha256());
  }

  /** For reviewers. */
  static EvidenceFile blind(Artifact artifact, String neutralName) {
    String sha256 = artifact.blindSha256();
    Long size = artifact.blindSize();
    return sha256 == null || size == null
        ? of(artifact, neutralName, null, artifact.size(), artifact.sha256())
        : of(artifact, neutralName, null, size, sha256);
  }

  private static EvidenceFile of(
      Artifact artifact, String name, @Nullable String sentName, long size, String sha256) {
    return new EvidenceFile(
        artifact.id(),
        artifact.requirementId(),
        name,
        sentName,
        artifact.mediaType(),
        size,
        sha256,
        artifact.pupilData(),
        artifact.uploadedAt(),
        !artifact.hasBlindCopy(),
        artifact.isQuarantined());
  }
}
