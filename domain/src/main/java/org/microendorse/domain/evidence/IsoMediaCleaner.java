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

  /** An hour in fragments of a second has some ten thousand. */
  private static final int MOST_BOXES = 200_000;

  /** A box by where it is; its type and length are before its content. */
  private record Box(String type, long start, long content, long end) {}

  @Override
  public void clean(Path file, OutputStream to) throws IOException {
    try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "r")) {
      Search search = new Search(bytes);
      for (Box box : search.boxes(0, bytes.length())) {
        search.look(box, 0);
      }
      Blanking.copy(file, search.places, to);
    }
  }

  private static final class Search {
    private final RandomAccessFile bytes;
    private final List<Blanking.Place> places = new ArrayList<>();
    private int boxesSeen;

    Search(RandomAccessFile bytes) {
      this.bytes = bytes;
    }

    void look(Box box, int depth) throws IOException {
      if (TELLS.contains(box.type()) || isTimedMetadata(box)) {
        // A long length stands between type and content.
        int gap = (int) (box.content() - box.start() - 8);
        places.add(new Blanking.Place(box.start() + 4, "free", gap, box.end() - box.content()));
      } else if (HOLDS_OTHERS.contains(box.type()) && depth < DEEPEST) {
        for (Box inner : boxes(box.content(), box.end())) {
          look(inner, depth + 1);
        }
      }
    }

    private boolean isTimedMetadata(Box box) throws IOException {
      if (!box.type().equals("trak")) {
        return false;
      }
      for (Box media : boxes(box.content(), box.end())) {
        if (media.type().equals("mdia")) {
          for (Box inner : boxes(media.content(), media.end())) {
            if (inner.type().equals("hdlr") && inner.end() - inner.content() >= 12) {
              bytes.seek(inner.content() + 8);
              return type().equals("meta");
            }
          }
        }
      }
      return false;
    }

    List<Box> boxes(long from, long to) throws IOException {
      List<Box> boxes = new ArrayList<>();
      long at = from;
      // Fewer than eight bytes are no box: QuickTime ends lists of boxes with four zeros.
      while (to - at >= 8) {
        bytes.seek(at);
        long length = Integer.toUnsignedLong(bytes.readInt());
        String type = type();
        long content = at + 8;
        if (length == 1) {
          length = bytes.readLong();
          content += 8;
        } else if (length == 0) {
          length = to - at;
        }
        if (++boxesSeen > MOST_BOXES) {
          throw new IOException("A film with more boxes than any camera makes.");
        }
        if (length < content - at || length > to - at) {
          throw new IOException("A box of a film has no such length.");
        }
        boxes.add(new Box(type, at, content, at + length));
        at += length;
      }
      return boxes;
    }

    private String type() throws IOException {
      byte[] type = new byte[4];
      bytes.readFully(type);
      return new String(type, StandardCharsets.ISO_8859_1);
    }
  }
}
