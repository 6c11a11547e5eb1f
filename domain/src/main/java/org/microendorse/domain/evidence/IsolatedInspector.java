package org.microendorse.domain.evidence;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.jspecify.annotations.Nullable;
import org.microendorse.domain.media.Content;
import org.microendorse.domain.media.FileRefused;
import org.microendorse.domain.media.MediaFiles;
import org.microendorse.domain.media.MediaKind;
import org.microendorse.domain.media.MediaLimits;
import org.springframework.stereotype.Component;

/** Finds out what a file is, in another process. */
@Component
class IsolatedInspector {
  /** The largest size to decode a picture to: the only question is whether it can be decoded. */
  private static final int ENOUGH_PIXELS = 1000;

  private final Isolation isolation;
  private final MediaLimits limits;

  IsolatedInspector(Isolation isolation, MediaLimits limits) {
    this.isolation = isolation;
    this.limits = limits;
  }

  /**
   * What a file is, and whether its readers can open it.
   *
   * @param legibility null if making its blind copy, which reads the whole file, tells it
   */
  record Inspected(Content content, @Nullable Legibility legibility) implements Serializable {
    /** Whether readers can open it. */
    Legibility legibility(boolean hasBlindCopy) {
      if (legibility != null) {
        return legibility;
      }
      return hasBlindCopy ? Legibility.YES : Legibility.UNKNOWN;
    }
  }

  /**
   * What the file is.
   *
   * @see MediaFiles#inspect
   * @throws EvidenceRefused if it is not accepted as evidence, or cannot be opened within the
   *     limits
   */
  Inspected inspect(Path file, String fileName) throws IOException {
    try {
      return isolation.run(new Inspection(file.toString(), fileName, limits), Files.size(file));
    } catch (FileRefused e) {
      throw new EvidenceRefused(e.key(), e.arguments());
    } catch (Isolation.LimitExceeded e) {
      throw cannotBeOpened(fileName);
    }
  }

  static EvidenceRefused cannotBeOpened(String fileName) {
    return new EvidenceRefused("evidence.cannotBeOpened", fileName);
  }

  private record Inspection(String file, String fileName, MediaLimits limits)
      implements Isolation.Task<Inspected> {

    @Override
    public Inspected run(OutputStream to) throws IOException {
      Content content = MediaFiles.inspect(Path.of(file), fileName, limits);
      return new Inspected(content, legibility(content));
    }

    private @Nullable Legibility legibility(Content content) {
      if (content == Content.PDF || content.kind() == MediaKind.DOCUMENT) {
        return Legibility.YES;
      }
      return content.kind() == MediaKind.IMAGE ? picture(Path.of(file)) : null;
    }
  }

  /** Browsers know more kinds of pictures than Java: a failure here proves nothing. */
  private static @Nullable Legibility picture(Path file) {
    try (ImageInputStream bytes = ImageIO.createImageInputStream(file.toFile())) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(bytes);
      if (!readers.hasNext()) {
        return null;
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(bytes, true, true);
        int larger = Math.max(reader.getWidth(0), reader.getHeight(0));
        ImageReadParam small = reader.getDefaultReadParam();
        int step = Math.max(1, larger / ENOUGH_PIXELS);
        small.setSourceSubsampling(step, step, 0, 0);
        BufferedImage picture = reader.read(0, small);
        return picture == null ? Legibility.UNKNOWN : Legibility.YES;
      } finally {
        reader.dispose();
      }
    } catch (IOException | RuntimeException unusual) {
      return Legibility.UNKNOWN;
    }
  }
}
