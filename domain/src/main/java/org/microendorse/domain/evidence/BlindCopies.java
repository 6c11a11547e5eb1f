package org.microendorse.domain.evidence;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.microendorse.domain.media.Content;
import org.microendorse.domain.media.MediaFiles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.IllegalTransactionStateException;

/**
 * Makes what reviewers get instead of an original: the same pages, pictures and sound, without what
 * the file says about who made it, where and with what. Made once, when the file comes in, so that
 * its educator is told at once if it could not be made; the original stays as it is.
 */
@Component
class BlindCopies {
  private static final Logger LOG = LoggerFactory.getLogger(BlindCopies.class);

  private final ArtifactStorage storage;
  private final Isolation isolation;

  BlindCopies(ArtifactStorage storage, Isolation isolation) {
    this.storage = storage;
    this.isolation = isolation;
  }

  /**
   * The copy of a file that has arrived; an empty one if none can be made.
   *
   * @throws EvidenceRefused if making it takes too much memory or time
   */
  Copy of(ArtifactStorage.Incoming original, Content content, String name) {
    if (!MediaFiles.canClean(content)) {
      return new Copy(null);
    }
    try {
      Cleaning cleaning = new Cleaning(content, original.file().toString());
      return new Copy(storage.receive(to -> isolation.run(cleaning, original.size(), to)));
    } catch (Isolation.LimitExceeded e) {
      throw IsolatedInspector.cannotBeOpened(name);
    } catch (Isolation.Busy | IllegalTransactionStateException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      // Damaged, protected or unheard of: people hear that it names its author, so nothing is
      // pretended.
      LOG.info("No blind copy of a file of {}: {}", content.mediaType(), e.toString());
      return new Copy(null);
    }
  }

  /** Runs in another process. */
  private record Cleaning(Content content, String file) implements Isolation.Task<Content> {

    @Override
    public Content run(OutputStream to) throws IOException {
      MediaFiles.clean(content, Path.of(file), to);
      return content;
    }
  }

  /** A copy that is not kept yet; closing without keeping discards it. */
  static final class Copy implements AutoCloseable {
    private final ArtifactStorage.@Nullable Incoming bytes;

    private Copy(ArtifactStorage.@Nullable Incoming bytes) {
      this.bytes = bytes;
    }

    void noteIn(Artifact artifact) {
      if (bytes != null) {
        artifact.blind(bytes.sha256(), bytes.size());
      }
    }

    /** The hashes of an original and its copy. */
    Set<String> bytesWith(ArtifactStorage.Incoming original) {
      Set<String> hashes = new HashSet<>(Set.of(original.sha256()));
      if (bytes != null) {
        hashes.add(bytes.sha256());
      }
      return hashes;
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
