package org.microendorse.domain.evidence;

import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Blanks in MP4, QuickTime and their kin the boxes that hold title, author, place and device (ISO
 * 14496-12: udta, meta, and uuid, where XMP is), and tracks of timed metadata, such as the places a
 * camera was at. Only these boxes are looked at, so that two gigabytes cost no memory.
 */
final class IsoMediaCleaner implements Cleaner {
  private static final Set<String> TELLS = Set.of("udta", "meta", "uuid");
  private static final Set<String> HOLDS_OTHERS = Set.of("moov", "trak", "mdia", "moof", "traf");
  private static final int DEEPEST = 8;

  /** A box by where it is; its type and length are before its content. */
  private record Box(String type, long start, long content, long end) {}

  @Override
  public void clean(Path file, OutputStream to) throws IOException {
    List<Blanking.Place> places = new ArrayList<>();
    try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "r")) {
      for (Box box : boxes(bytes, 0, bytes.length())) {
        look(bytes, box, 0, places);
      }
    }
    Blanking.copy(file, places, to);
  }

  private static void look(RandomAccessFile bytes, Box box, int depth, List<Blanking.Place> places)
      throws IOException {
    if (TELLS.contains(box.type()) || isTimedMetadata(bytes, box)) {
      // A long length stands between type and content.
      int gap = (int) (box.content() - box.start() - 8);
      places.add(new Blanking.Place(box.start() + 4, "free", gap, box.end() - box.content()));
    } else if (HOLDS_OTHERS.contains(box.type()) && depth < DEEPEST) {
      for (Box inner : boxes(bytes, box.content(), box.end())) {
        look(bytes, inner, depth + 1, places);
      }
    }
  }

  private static boolean isTimedMetadata(RandomAccessFile bytes, Box box) throws IOException {
    if (!box.type().equals("trak")) {
      return false;
    }
    for (Box media : boxes(bytes, box.content(), box.end())) {
      if (media.type().equals("mdia")) {
        for (Box inner : boxes(bytes, media.content(), media.end())) {
          if (inner.type().equals("hdlr") && inner.end() - inner.content() >= 12) {
            bytes.seek(inner.content() + 8);
            return type(bytes).equals("meta");
          }
        }
      }
    }
    return false;
  }

  private static List<Box> boxes(RandomAccessFile bytes, long from, long to) throws IOException {
    List<Box> boxes = new ArrayList<>();
    long at = from;
    // Fewer than eight bytes are no box: QuickTime ends lists of boxes with four zeros.
    while (to - at >= 8) {
      bytes.seek(at);
      long length = Integer.toUnsignedLong(bytes.readInt());
      String type = type(bytes);
      long content = at + 8;
      if (length == 1) {
        length = bytes.readLong();
        content += 8;
      } else if (length == 0) {
        length = to - at;
      }
      if (length < content - at || length > to - at) {
        throw new IOException("A box of a film has no such length.");
      }
      boxes.add(new Box(type, at, content, at + length));
      at += length;
    }
    return boxes;
  }

  private static String type(RandomAccessFile bytes) throws IOException {
    byte[] type = new byte[4];
    bytes.readFully(type);
    return new String(type, StandardCharsets.ISO_8859_1);
  }
}
