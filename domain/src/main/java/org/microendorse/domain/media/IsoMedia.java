package org.microendorse.domain.media;

import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/**
 * Reads the boxes of MP4, QuickTime, 3GP, HEIC and AVIF files (ISO 14496-12). Tracks tell what such
 * a file is: a video has a picture track, a recording only sound, a picture an item. The brand
 * decides only between formats of the same kind. Reads box headers, never media data.
 */
final class IsoMedia {
  /** Boxes that start a file of this family; old QuickTime files have no {@code ftyp}. */
  private static final Set<String> FIRST = Set.of("ftyp", "moov", "mdat", "wide", "pnot");

  /** Boxes that must be complete, or else the picture or sound is not. */
  private static final Set<String> NEEDED = Set.of("ftyp", "moov", "mdat", "meta", "moof");

  private static final Set<String> INSIDE = Set.of("moov", "trak", "mdia", "meta");
  private static final int MOST_BOXES = 200_000;
  private static final int MOST_BRANDS = 64;
  private static final int DEEPEST = 6;
  private static final int ENABLED = 1;

  private final RandomAccessFile bytes;
  private final Set<String> brands = new HashSet<>();
  private String brand = "qt  ";
  private boolean tracksListed;
  private boolean media;
  private boolean video;
  private boolean hiddenVideo;
  private boolean sound;
  private boolean picture;
  private boolean trackEnabled;
  private int boxes;

  private IsoMedia(RandomAccessFile bytes) {
    this.bytes = bytes;
  }

  static boolean isIsoMedia(byte[] header) {
    return header.length >= 8
        && FIRST.contains(new String(header, 4, 4, StandardCharsets.ISO_8859_1));
  }

  /**
   * Detects the content of the file.
   *
   * @throws NotUsable if it is cut off or holds neither picture nor sound
   */
  static Content contentOf(Path file) throws IOException {
    try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "r")) {
      IsoMedia media = new IsoMedia(bytes);
      media.walk(0, bytes.length(), 0);
      return media.content();
    } catch (EOFException e) {
      throw new NotUsable(NotTaken.DAMAGED);
    }
  }

  private Content content() throws NotUsable {
    // Chapter pictures of a recording are a picture track that is switched off.
    if (video || (hiddenVideo && !sound)) {
      requireMedia();
      return switch (brand) {
        case "qt  " -> Content.QUICKTIME;
        case "M4V ", "M4VH", "M4VP" -> Content.M4V;
        default -> brand.startsWith("3g") ? Content.THREE_GPP : Content.MP4;
      };
    }
    if (sound) {
      requireMedia();
      return Content.M4A;
    }
    if (picture) {
      if (brands.contains("avif") || brands.contains("avis")) {
        return Content.AVIF;
      }
      return brands.stream().anyMatch(known -> known.startsWith("he"))
          ? Content.HEIC
          : Content.HEIF;
    }
    // The list of tracks is often at the end: a file without it was cut off.
    throw new NotUsable(tracksListed ? NotTaken.NO_TRACKS : NotTaken.CUT_OFF);
  }

  private void requireMedia() throws NotUsable {
    if (!media) {
      throw new NotUsable(NotTaken.CUT_OFF);
    }
  }

  private void walk(long from, long to, int depth) throws IOException {
    long at = from;
    // Fewer than eight bytes are no box: QuickTime ends lists of boxes with four zeros.
    while (to - at >= 8) {
      if (++boxes > MOST_BOXES) {
        throw new NotUsable(NotTaken.DAMAGED);
      }
      bytes.seek(at);
      long length = Integer.toUnsignedLong(bytes.readInt());
      String type = letters();
      long content = at + 8;
      if (length == 1 && to - at >= 16) {
        length = bytes.readLong();
        content += 8;
      } else if (length == 0) {
        length = to - at;
      }
      if (length < content - at || length > to - at) {
        if (depth == 0 && !NEEDED.contains(type) && media) {
          return; // Something that is not part of the recording follows it.
        }
        throw new NotUsable(depth == 0 ? NotTaken.CUT_OFF : NotTaken.DAMAGED);
      }
      look(type, content, at + length, depth);
      at += length;
    }
  }

  private void look(String type, long content, long end, int depth) throws IOException {
    switch (type) {
      case "ftyp" -> readBrands(content, end);
      case "mdat" -> media |= end > content;
      case "tkhd" -> {
        bytes.seek(content);
        trackEnabled = (bytes.readInt() & ENABLED) != 0;
      }
      case "hdlr" -> readHandler(content, end);
      default -> {
        // Some writers put it behind a version and flags, QuickTime does not.
        boolean versioned = type.equals("meta") && startsWithVersion(content, end);
        if (INSIDE.contains(type) && depth < DEEPEST) {
          tracksListed |= type.equals("moov");
          trackEnabled |= type.equals("trak");
          walk(versioned ? content + 4 : content, end, depth + 1);
        }
      }
    }
  }

  private boolean startsWithVersion(long content, long end) throws IOException {
    if (end - content < 8) {
      return false;
    }
    bytes.seek(content);
    return bytes.readInt() == 0;
  }

  private void readBrands(long content, long end) throws IOException {
    if (end - content < 4) {
      throw new NotUsable(NotTaken.DAMAGED);
    }
    bytes.seek(content);
    brand = letters();
    brands.add(brand);
    for (long at = content + 8; at + 4 <= end && brands.size() < MOST_BRANDS; at += 4) {
      bytes.seek(at);
      brands.add(letters());
    }
  }

  private void readHandler(long content, long end) throws IOException {
    if (end - content < 12) {
      return;
    }
    bytes.seek(content + 8);
    switch (letters()) {
      case "vide" -> {
        video |= trackEnabled;
        hiddenVideo = true;
      }
      case "soun" -> sound = true;
      case "pict" -> picture = true;
      default -> {}
    }
  }

  private String letters() throws IOException {
    byte[] letters = new byte[4];
    bytes.readFully(letters);
    return new String(letters, StandardCharsets.ISO_8859_1);
  }
}
