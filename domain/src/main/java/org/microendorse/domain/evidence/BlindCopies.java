package org.microendorse.domain.evidence;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
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

  private static final Map<Content, Cleaner> CLEANERS =
      Map.ofEntries(
          Map.entry(Content.PDF, new PdfCleaner()),
          Map.entry(Content.DOCX, new OfficeCleaner()),
          Map.entry(Content.XLSX, new OfficeCleaner()),
          Map.entry(Content.PPTX, new OfficeCleaner()),
          Map.entry(Content.ODT, new OfficeCleaner()),
          Map.entry(Content.ODS, new OfficeCleaner()),
          Map.entry(Content.ODP, new OfficeCleaner()),
          Map.entry(Content.JPEG, new JpegCleaner()),
          Map.entry(Content.PNG, new PngCleaner()),
          Map.entry(Content.WEBP, new RiffCleaner()),
          Map.entry(Content.WAV, new RiffCleaner()),
          Map.entry(Content.MP4, new IsoMediaCleaner()),
          Map.entry(Content.M4V, new IsoMediaCleaner()),
          Map.entry(Content.M4A, new IsoMediaCleaner()),
          Map.entry(Content.QUICKTIME, new IsoMediaCleaner()),
          Map.entry(Content.THREE_GPP, new IsoMediaCleaner()),
          Map.entry(Content.MP3, new Mp3Cleaner()),
          // These two have no place for it.
          Map.entry(Content.TEXT, (file, to) -> Files.copy(file, to)),
          Map.entry(Content.BMP, (file, to) -> Files.copy(file, to)));

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
    if (!CLEANERS.containsKey(content)) {
      return new Copy(null);
    }
    try {
      Cleaning cleaning = new Cleaning(content, original.file().toString());
      return new Copy(storage.receive(to -> isolation.run(cleaning, original.size(), to)));
    } catch (Isolation.LimitExceeded e) {
      throw IsolatedInspector.cannotBeOpened(name);
    } catch (Isolation.Busy e) {
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
      CLEANERS.get(content).clean(Path.of(file), to);
      return content;
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
