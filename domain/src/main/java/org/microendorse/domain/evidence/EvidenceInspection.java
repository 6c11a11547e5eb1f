package org.microendorse.domain.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import org.microendorse.domain.common.Sha256;
import org.microendorse.domain.media.MediaFiles;
import org.springframework.stereotype.Component;

/** Reports what is known about sealed files, and whether they are unchanged since the upload. */
@Component
public class EvidenceInspection {
  private static final int BUFFER = 1 << 16;

  private final ArtifactStorage storage;

  EvidenceInspection(ArtifactStorage storage) {
    this.storage = storage;
  }

  /**
   * The findings from the upload, if the bytes are still the same. They are read with constant
   * memory.
   *
   * @param neutralName as reviewers read it
   * @throws IOException if its bytes cannot be read now
   */
  public FileFacts inspect(Artifact artifact, String neutralName) throws IOException {
    boolean same = hashOf(artifact).equals(artifact.sha256());
    return new FileFacts(
        neutralName,
        artifact.fileName(),
        artifact.pupilData(),
        same ? artifact.legibility() : Legibility.NO,
        same ? null : MediaFiles.damaged(artifact.fileName()),
        !artifact.hasBlindCopy());
  }

  private String hashOf(Artifact artifact) throws IOException {
    MessageDigest digest = Sha256.digest();
    byte[] buffer = new byte[BUFFER];
    try (InputStream bytes = storage.open(artifact.sha256())) {
      for (int read = bytes.read(buffer); read >= 0; read = bytes.read(buffer)) {
        digest.update(buffer, 0, read);
      }
    }
    return Sha256.hex(digest.digest());
  }
}
