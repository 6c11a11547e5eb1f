package org.microendorse.domain.media;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** Detects what a picture, sound, video or document inside a document is. */
final class EmbeddedContent {
  static final int HEADER_LENGTH = 16;
  static final Set<Content> DOCUMENTS =
      Set.of(Content.DOCX, Content.XLSX, Content.PPTX, Content.ODT, Content.ODS, Content.ODP);

  private static final Map<String, Content> STARTS =
      Map.of(
          "\u0089PNG\r\n", Content.PNG,
          "\u00ff\u00d8\u00ff", Content.JPEG,
          "GIF8", Content.GIF,
          "ID3", Content.MP3,
          "\u00ff\u00fb", Content.MP3,
          "\u00ff\u00f3", Content.MP3);

  private EmbeddedContent() {}

  /** The content; null if its first bytes do not tell, or it cannot be cleaned. */
  static @Nullable Content of(byte[] header) {
    String start = new String(header, StandardCharsets.ISO_8859_1);
    if (start.startsWith("RIFF") && start.length() >= 12) {
      return switch (start.substring(8, 12)) {
        case "WAVE" -> Content.WAV;
        case "WEBP" -> Content.WEBP;
        default -> null;
      };
    }
    return STARTS.entrySet().stream()
        .filter(one -> start.startsWith(one.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(null);
  }

  /** Whether detection needs the whole file. */
  static boolean isContainer(byte[] header) {
    return isArchive(header) || IsoMedia.isIsoMedia(header) || Matroska.isMatroska(header);
  }

  /** The content of a container; null if it cannot be cleaned. */
  static @Nullable Content of(byte[] header, Path file) throws IOException {
    if (!isArchive(header)) {
      return IsoMedia.isIsoMedia(header) ? IsoMedia.contentOf(file) : Matroska.contentOf(file);
    }
    try (ZipFile zip = new ZipFile(file.toFile())) {
      return of(zip);
    }
  }

  private static boolean isArchive(byte[] header) {
    return new String(header, StandardCharsets.ISO_8859_1).startsWith("PK\u0003\u0004");
  }

  /** The kind of office document of an archive. */
  static @Nullable Content of(ZipFile zip) throws IOException {
    String types = start(zip, "[Content_Types].xml", 1 << 20);
    if (types.contains("wordprocessingml.document.main")) {
      return Content.DOCX;
    }
    if (types.contains("spreadsheetml.sheet.main")) {
      return Content.XLSX;
    }
    if (types.contains("presentationml.presentation.main")) {
      return Content.PPTX;
    }
    return Content.ofMediaType(start(zip, "mimetype", 200).strip())
        .filter(DOCUMENTS::contains)
        .orElse(null);
  }

  private static String start(ZipFile zip, String path, int length) throws IOException {
    ZipEntry entry = zip.getEntry(path);
    if (entry == null) {
      return "";
    }
    try (InputStream in = zip.getInputStream(entry)) {
      return new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }
  }
}
