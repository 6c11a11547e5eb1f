package org.microendorse.domain.media;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the boxes of ISO media (ISO 14496-12); their contents are not loaded. */
final class IsoBoxes {
  /** A video of one hour in fragments of a second has about ten thousand. */
  private static final int MOST_BOXES = 200_000;

  /** The location of a box; its length and type precede its content. */
  record Box(String type, long start, long content, long end) {}

  private final BufferedBytes bytes;
  private int seen;

  IsoBoxes(BufferedBytes bytes) {
    this.bytes = bytes;
  }

  BufferedBytes bytes() {
    return bytes;
  }

  List<Box> in(long from, long to) throws IOException {
    List<Box> boxes = new ArrayList<>();
    long at = from;
    // Fewer than eight bytes are no box: QuickTime ends lists of boxes with four zeros.
    while (to - at >= 8) {
      long length = bytes.unsignedInt(at);
      String type = bytes.letters(at + 4, 4);
      long content = at + 8;
      if (length == 1) {
        length = bytes.unsignedInt(at + 8) << 32 | bytes.unsignedInt(at + 12);
        content += 8;
      } else if (length == 0) {
        length = to - at;
      }
      if (++seen > MOST_BOXES) {
        throw new IOException("The video has too many boxes.");
      }
      if (length < content - at || length > to - at) {
        throw new IOException("A box has an invalid length.");
      }
      boxes.add(new Box(type, at, content, at + length));
      at += length;
    }
    return boxes;
  }

  /** The one box of a type along a path of types. */
  @Nullable Box find(Box in, String... path) throws IOException {
    Box found = in;
    for (String type : path) {
      Box next = null;
      for (Box box : in(found.content(), found.end())) {
        if (box.type().equals(type)) {
          next = box;
        }
      }
      if (next == null) {
        return null;
      }
      found = next;
    }
    return found;
  }
}
