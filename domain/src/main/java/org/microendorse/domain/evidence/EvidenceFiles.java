package org.microendorse.domain.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.microendorse.domain.catalog.MicroCredential;
import org.microendorse.domain.catalog.MicroCredential.Requirement;
import org.microendorse.domain.common.FileNames;
import org.microendorse.domain.enrollment.EnrollmentService;
import org.microendorse.domain.media.Content;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads the files of submissions for the people who may see them. */
@Service
public class EvidenceFiles {
  private final Artifacts artifacts;
  private final EnrollmentService enrollments;
  private final ArtifactStorage storage;

  EvidenceFiles(Artifacts artifacts, EnrollmentService enrollments, ArtifactStorage storage) {
    this.artifacts = artifacts;
    this.enrollments = enrollments;
    this.storage = storage;
  }

  /** The sealed files, oldest first, including those in quarantine. */
  @Transactional(readOnly = true)
  public List<Artifact> artifactsOf(Submission submission) {
    return artifacts.findAll(submission.artifactIds());
  }

  /**
   * The sealed files as reviewers get them: named by requirement and position, without those in
   * quarantine.
   */
  @Transactional(readOnly = true)
  public List<EvidenceFile> blindFilesOf(Submission submission) {
    return allBlindFilesOf(submission).stream().filter(file -> !file.quarantined()).toList();
  }

  /** The same, including files in quarantine, for the integrity team. */
  @Transactional(readOnly = true)
  public List<EvidenceFile> allBlindFilesOf(Submission submission) {
    MicroCredential asked =
        enrollments.microCredentialOf(enrollments.get(submission.enrollmentId()));
    Map<String, Integer> positions = new HashMap<>();
    return artifactsOf(submission).stream()
        .map(
            artifact ->
                EvidenceFile.blind(
                    artifact,
                    neutralName(
                        asked,
                        artifact,
                        positions.merge(artifact.requirementId(), 1, Integer::sum))))
        .toList();
  }

  /** Translates neutral names in what reviewers write into the educator's own file names. */
  @Transactional(readOnly = true)
  public OwnNames ownNamesIn(Submission submission) {
    Map<UUID, String> own =
        artifactsOf(submission).stream()
            .collect(Collectors.toMap(Artifact::id, Artifact::fileName));
    return new OwnNames(
        allBlindFilesOf(submission).stream()
            .collect(
                Collectors.toMap(
                    EvidenceFile::fileName, file -> own.get(file.id()), (first, same) -> first)));
  }

  /** The bytes of a file; who may read which is decided by {@code ReviewAccess.fileFor}. */
  public InputStream open(EvidenceFile file) throws IOException {
    return storage.open(file.sha256());
  }

  private static String neutralName(MicroCredential asked, Artifact artifact, int position) {
    String title =
        asked.requirement(artifact.requirementId()).map(Requirement::title).orElse("File");
    String ending =
        Content.ofMediaType(artifact.mediaType())
            .map(content -> "." + content.extension())
            .orElse("");
    return FileNames.clean("%s %d%s".formatted(title.replaceAll("[/\\\\]", "-"), position, ending));
  }
}
