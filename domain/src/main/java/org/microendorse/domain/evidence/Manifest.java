package org.microendorse.domain.evidence;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.microendorse.domain.common.Sha256;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectMapper;

/** The exact record of what was sealed: written once, never rebuilt from the tables. */
@JsonPropertyOrder({"submissionId", "enrollmentId", "attempt", "sealedAt", "files"})
record Manifest(
    UUID submissionId, UUID enrollmentId, int attempt, String sealedAt, List<File> files) {

  /** A file, with what identifies it and what was declared about it. */
  @JsonPropertyOrder({
    "artifactId",
    "requirementId",
    "fileName",
    "mediaType",
    "size",
    "sha256",
    "pupilData",
    "uploadedAt"
  })
  record File(
      UUID artifactId,
      String requirementId,
      String fileName,
      String mediaType,
      long size,
      String sha256,
      @Nullable PupilData pupilData,
      String uploadedAt) {

    static File of(Artifact artifact) {
      return new File(
          artifact.id(),
          artifact.requirementId(),
          artifact.fileName(),
          artifact.mediaType(),
          artifact.size(),
          artifact.sha256(),
          artifact.pupilData(),
          artifact.uploadedAt().toString());
    }
  }

  /** The manifest's text and its hash. */
  record Sealed(String json, String sha256) {}

  /** The manifest that was sealed as this text. */
  static Manifest read(String json, ObjectMapper mapper) {
    try {
      return mapper.readValue(json, Manifest.class);
    } catch (JacksonException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The hashes of the files for one requirement, in the order in which they were added. */
  List<String> hashesOf(String requirementId) {
    return files.stream()
        .filter(file -> file.requirementId().equals(requirementId))
        .map(File::sha256)
        .toList();
  }

  Sealed seal(ObjectMapper mapper) {
    try {
      String json = mapper.writeValueAsString(this);
      return new Sealed(json, Sha256.hex(json));
    } catch (JacksonException e) {
      throw new IllegalStateException(e);
    }
  }
}
