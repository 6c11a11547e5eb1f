package org.microendorse.domain.evidence;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Tells apart what shares a container, for media inside of documents: a general detector calls an
 * MP4 a QuickTime film and a WebM a Matroska file, and browsers then refuse to play them.
 */
final class MediaContainer {
  /** Enough for the first box of ISO media and the first element of EBML. */
  static final int HEADER_LENGTH = 64;

  private static final String EBML = "\u001aE\u00df\u00a3";

  private MediaContainer() {}

  /** What the first bytes of a file say; empty if it is neither container. */
  static Optional<Content> contentOf(byte[] header) {
    String start = new String(header, StandardCharsets.ISO_8859_1);
    if (start.startsWith("ftyp", 4) && start.length() >= 12) {
      return Optional.of(ofBrand(start.substring(8, 12)));
    }
    if (start.startsWith(EBML)) {
      return Optional.of(start.contains("webm") ? Content.WEBM : Content.MATROSKA);
    }
    return Optional.empty();
  }

  private static Content ofBrand(String brand) {
    return switch (brand) {
      case "qt  " -> Content.QUICKTIME;
      case "M4A ", "M4B " -> Content.M4A;
      case "M4V ", "M4VH", "M4VP" -> Content.M4V;
      case "heic", "heix", "heim", "heis" -> Content.HEIC;
      case "mif1", "msf1" -> Content.HEIF;
      default -> brand.startsWith("3g") ? Content.THREE_GPP : Content.MP4;
    };
  }
}
