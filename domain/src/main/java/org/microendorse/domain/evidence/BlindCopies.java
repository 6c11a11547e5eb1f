package org.microendorse.domain.evidence;

import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Makes what reviewers get instead of an original: the same pages, pictures and sound, without what
 * the file says about who made it, where and with what. Made once, when the file comes in, so that
 * its educator is told at once if it could not be made; the original stays as it is.
 */
@Component
class BlindCopies {
  private static final Logger LOG = LoggerFactory.getLogger(BlindCopies.class);

  private final ArtifactStorage storage;

  BlindCopies(ArtifactStorage storage) {
    this.storage = storage;
  }

  /** The copy of a file that has arrived; an empty one if none can be made. */
  Copy of(ArtifactStorage.Incoming original, Content content) {
    Cleaner cleaner = Cleaners.of(content);
    if (cleaner == null) {
      return new Copy(null);
    }
    try {
      return new Copy(storage.receive(to -> cleaner.clean(original.file(), to)));
    } catch (IOException | RuntimeException e) {
      // Damaged, protected or unheard of: people hear that it names its author, so nothing is
      // pretended.
      LOG.info("No blind copy of a file of {}: {}", content.mediaType(), e.toString());
      return new Copy(null);
    }
  }

  /** A copy that is not kept yet; closing without keeping discards it. */
  static final class Copy implements AutoCloseable {
    private final ArtifactStorage.Incoming bytes;

    private Copy(ArtifactStorage.Incoming bytes) {
      this.bytes = bytes;
    }

    void noteIn(Artifact artifact) {
      if (bytes != null) {
        artifact.blind(bytes.sha256(), bytes.size());
      }
    }

    /** Where nothing had to be taken out, original and copy are one and the same file. */
    void keep() throws IOException {
      if (bytes != null) {
        bytes.keep();
      }
    }

    @Override
    public void close() {
      if (bytes != null) {
        bytes.close();
      }
    }
  }
}
