package org.microendorse.domain.media;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the cleaner for a content; content without one is flagged. */
final class Cleaners {
  private static final Map<Content, Cleaner> ALL = new EnumMap<>(Content.class);

  static {
    ALL.put(Content.PDF, new PdfCleaner());
    for (Content document : EmbeddedContent.DOCUMENTS) {
      ALL.put(document, new OfficeCleaner());
    }
    ALL.put(Content.JPEG, new JpegCleaner());
    ALL.put(Content.PNG, new PngCleaner());
    ALL.put(Content.GIF, new GifCleaner());
    ALL.put(Content.WEBP, new RiffCleaner());
    ALL.put(Content.WAV, new RiffCleaner());
    ALL.put(Content.HEIC, new IsoMediaCleaner());
    ALL.put(Content.HEIF, new IsoMediaCleaner());
    ALL.put(Content.AVIF, new IsoMediaCleaner());
    ALL.put(Content.MP4, new IsoMediaCleaner());
    ALL.put(Content.M4V, new IsoMediaCleaner());
    ALL.put(Content.M4A, new IsoMediaCleaner());
    ALL.put(Content.QUICKTIME, new IsoMediaCleaner());
    ALL.put(Content.THREE_GPP, new IsoMediaCleaner());
    ALL.put(Content.WEBM, new MatroskaCleaner());
    ALL.put(Content.MATROSKA, new MatroskaCleaner());
    ALL.put(Content.WEBM_AUDIO, new MatroskaCleaner());
    ALL.put(Content.MATROSKA_AUDIO, new MatroskaCleaner());
    ALL.put(Content.MP3, new Mp3Cleaner());
    // A text has no hidden information.
    ALL.put(Content.TEXT, Files::copy);
  }

  private Cleaners() {}

  /** The cleaner; null if there is none. */
  static @Nullable Cleaner of(Content content) {
    return ALL.get(content);
  }

  static void clean(Content content, Path file, OutputStream to) throws IOException {
    Cleaner cleaner = of(content);
    if (cleaner == null) {
      throw new IOException("Files of this kind cannot be cleaned: " + content);
    }
    cleaner.clean(file, to);
  }
}
