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
 * Makes blind copies for reviewers: the same pages, pictures and sound, without information about
 * who made the file, where and with what. A copy is made once, when the file is uploaded, so that
 * the educator learns right away if it could not be made; the original does not change.
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
   * The copy of an uploaded file; empty if none can be made.
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
      // Damaged, protected or unknown: people are told that the file names its author.
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

    /** If nothing had to be removed, original and copy are the same file. */
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
