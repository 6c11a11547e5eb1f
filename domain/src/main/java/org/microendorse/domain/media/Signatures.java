package org.microendorse.domain.media;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.tika.mime.MediaType;
import org.apache.tika.mime.MediaTypeRegistry;

/**
 * Recognizes kinds of files that are not accepted: by their first bytes, by media type, or by their
 * text.
 */
final class Signatures {
  /** The first bytes, each as a character. */
  private static final Map<String, NotTaken> FIRST_BYTES = new LinkedHashMap<>();

  private static final Map<String, NotTaken> MEDIA_TYPES =
      Map.ofEntries(
          Map.entry("text/html", NotTaken.HTML),
          Map.entry("application/xhtml+xml", NotTaken.HTML),
          Map.entry("multipart/related", NotTaken.HTML),
          Map.entry("image/svg+xml", NotTaken.SVG),
          Map.entry("application/xml", NotTaken.XML),
          Map.entry("application/rtf", NotTaken.RICH_TEXT),
          Map.entry("application/epub+zip", NotTaken.EPUB),
          Map.entry("application/postscript", NotTaken.POSTSCRIPT),
          Map.entry("application/vnd.ms-outlook-pst", NotTaken.OUTLOOK),
          Map.entry("application/x-bplist", NotTaken.SHORTCUT),
          Map.entry("application/gzip", NotTaken.ARCHIVE),
          Map.entry("application/x-bzip2", NotTaken.ARCHIVE),
          Map.entry("application/x-xz", NotTaken.ARCHIVE),
          Map.entry("application/x-tar", NotTaken.ARCHIVE),
          Map.entry("application/x-gtar", NotTaken.ARCHIVE),
          Map.entry("application/zstd", NotTaken.ARCHIVE),
          Map.entry("application/x-iso9660-image", NotTaken.ARCHIVE),
          Map.entry("application/x-apple-diskimage", NotTaken.ARCHIVE));

  static {
    FIRST_BYTES.put("Rar!\u001a\u0007", NotTaken.ARCHIVE);
    FIRST_BYTES.put("7z\u00bc\u00af'\u001c", NotTaken.ARCHIVE);
    FIRST_BYTES.put("MSCF", NotTaken.ARCHIVE);
    FIRST_BYTES.put("\u00e4R\\{\u008c\u00d8\u00a7M", NotTaken.ONENOTE);
    FIRST_BYTES.put("L\0\0\0\u0001\u0014\u0002\0", NotTaken.SHORTCUT);
    FIRST_BYTES.put("0&\u00b2u\u008ef\u00cf\u0011", NotTaken.WINDOWS_MEDIA);
    FIRST_BYTES.put("FLV\u0001", NotTaken.OTHER_VIDEO);
    FIRST_BYTES.put(".RMF", NotTaken.OTHER_VIDEO);
    FIRST_BYTES.put("\0\0\u0001\u00ba", NotTaken.OTHER_VIDEO);
    FIRST_BYTES.put("\0\0\u0001\u00b3", NotTaken.OTHER_VIDEO);
    FIRST_BYTES.put("#!AMR", NotTaken.OTHER_SOUND);
    FIRST_BYTES.put("caff\0", NotTaken.OTHER_SOUND);
    FIRST_BYTES.put("FORM", NotTaken.OTHER_SOUND);
    FIRST_BYTES.put("MThd\0", NotTaken.OTHER_SOUND);
    FIRST_BYTES.put("8BPS\0", NotTaken.OTHER_PICTURE);
    FIRST_BYTES.put("{\\rtf", NotTaken.RICH_TEXT);
  }

  private Signatures() {}

  static Optional<NotTaken> ofBytes(byte[] header) {
    String start = new String(header, StandardCharsets.ISO_8859_1);
    return FIRST_BYTES.entrySet().stream()
        .filter(known -> start.startsWith(known.getKey()))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  /** The kind of a media type that is not accepted, or of its nearest known family. */
  static NotTaken ofMediaType(String mediaType, MediaTypeRegistry registry) {
    for (MediaType type = MediaType.parse(mediaType);
        type != null;
        type = registry.getSupertype(type)) {
      NotTaken known = MEDIA_TYPES.get(type.toString());
      if (known != null) {
        return known;
      }
    }
    return switch (mediaType.substring(0, mediaType.indexOf('/'))) {
      case "video" -> NotTaken.OTHER_VIDEO;
      case "audio" -> NotTaken.OTHER_SOUND;
      case "image" -> NotTaken.OTHER_PICTURE;
      default -> NotTaken.UNKNOWN;
    };
  }

  /** Texts that are not an author's own: links to other places, emails. */
  static Optional<NotTaken> ofText(byte[] header) {
    String text = new String(header, StandardCharsets.UTF_8).replace("\uFEFF", "").strip();
    if (text.startsWith("{")
        && (text.contains("\"doc_id\"")
            || text.contains("\"resource_id\"")
            || text.matches("(?s).*\"url\"\\s*:\\s*\"https?://(docs|drive)\\.google\\.com.*"))) {
      return Optional.of(NotTaken.GOOGLE_LINK);
    }
    if (text.startsWith("[InternetShortcut]")
        || text.startsWith("[Desktop Entry]")
        || text.startsWith("[{000214A0-0000-0000-C000-000000000046}]")) {
      return Optional.of(NotTaken.SHORTCUT);
    }
    if (text.startsWith("<?xml") && text.contains("<plist") && text.contains("<key>URL</key>")) {
      return Optional.of(NotTaken.SHORTCUT);
    }
    boolean email =
        text.matches("(?s)[A-Za-z-]+:.*")
            && text.contains("MIME-Version:")
            && text.contains("Content-Type:");
    return email ? Optional.of(NotTaken.EMAIL) : Optional.empty();
  }
}
