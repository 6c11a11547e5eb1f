package org.microendorse.domain.media;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.microendorse.domain.media.IsoBoxes.Box;

/**
 * Cleans the items of a HEIC or AVIF (ISO 23008-12): pictures stay; EXIF, XMP and other items lose
 * their type and name, and their data is blanked.
 */
final class IsoItems {
  private static final Set<String> PICTURES =
      IsoMediaCleaner.words("hvc1 hev1 av01 avc1 jpeg grid iden iovl tmap");

  private static final Set<String> PROPERTIES =
      IsoMediaCleaner.words(
          "hvcC av1C avcC ispe pixi irot imir clap pasp lsel a1lx a1op clli mdcv");

  private final IsoBoxes boxes;
  private final BufferedBytes bytes;
  private final List<Blanking.Place> places;
  private final MediaRanges ranges;
  private final Set<Long> pictures = new HashSet<>();

  IsoItems(IsoBoxes boxes, List<Blanking.Place> places, MediaRanges ranges) {
    this.boxes = boxes;
    this.bytes = boxes.bytes();
    this.places = places;
    this.ranges = ranges;
  }

  void look(Box meta) throws IOException {
    Box handler = find(meta, "hdlr");
    if (handler == null || !bytes.letters(handler.content() + 8, 4).equals("pict")) {
      blank(meta);
      return;
    }
    Box information = find(meta, "iinf");
    if (information == null) {
      throw new IOException("The picture has no item list.");
    }
    information(information);
    long end = meta.content() + 4;
    Box data = find(meta, "idat");
    for (Box box : boxes.in(meta.content() + 4, meta.end())) {
      switch (box.type()) {
        case "hdlr" -> zeros(box.content() + 12, box.end());
        case "iloc" -> locations(box, data);
        case "iprp" -> properties(box);
        case "iinf", "pitm", "iref" -> {
          // Numbers; the list of items is already clean.
        }
        case "idat" -> {
          // Cleaned with the data, when all its ranges are known.
        }
        default -> blank(box);
      }
      end = box.end();
    }
    if (data != null) {
      places.addAll(ranges.gaps(data));
    }
    zeros(end, meta.end());
  }

  private @Nullable Box find(Box meta, String type) throws IOException {
    for (Box box : boxes.in(meta.content() + 4, meta.end())) {
      if (box.type().equals(type)) {
        return box;
      }
    }
    return null;
  }

  private void information(Box list) throws IOException {
    int count = bytes.unsignedByte(list.content()) == 0 ? 2 : 4;
    for (Box item : boxes.in(list.content() + 4 + count, list.end())) {
      int version = bytes.unsignedByte(item.content());
      if (!item.type().equals("infe") || version < 2 || version > 3) {
        throw new IOException("An item has an unknown kind of description.");
      }
      int idLength = version == 2 ? 2 : 4;
      long type = item.content() + 4 + idLength + 2;
      if (PICTURES.contains(bytes.letters(type, 4))) {
        pictures.add(number(item.content() + 4, idLength));
      } else {
        places.add(IsoMediaCleaner.letters(type, "none"));
      }
      zeros(type + 4, item.end());
    }
  }

  private void locations(Box box, @Nullable Box data) throws IOException {
    int version = bytes.unsignedByte(box.content());
    int sizes = bytes.unsignedShort(box.content() + 4);
    int offsetSize = sizes >> 12;
    int lengthSize = sizes >> 8 & 15;
    int baseSize = sizes >> 4 & 15;
    int indexSize = version > 0 ? sizes & 15 : 0;
    int idSize = version < 2 ? 2 : 4;
    long at = box.content() + 6;
    long items = number(at, idSize);
    at += idSize;
    for (long item = 0; item < items; item++) {
      long id = number(at, idSize);
      at += idSize;
      int method = version > 0 ? bytes.unsignedShort(at) & 15 : 0;
      at += version > 0 ? 2 : 0;
      at += 2;
      long base = number(at, baseSize);
      at += baseSize;
      int extents = bytes.unsignedShort(at);
      at += 2;
      for (int extent = 0; extent < extents; extent++) {
        at += indexSize;
        long start = base + number(at, offsetSize);
        at += offsetSize;
        long length = number(at, lengthSize);
        at += lengthSize;
        if (!pictures.contains(id)) {
          continue;
        }
        if (method == 0) {
          ranges.add(start, length);
        } else if (method == 1 && data != null) {
          ranges.add(data.content() + start, length);
        } else {
          throw new IOException("The picture is composed in an unknown way.");
        }
      }
    }
  }

  private void properties(Box box) throws IOException {
    for (Box part : boxes.in(box.content(), box.end())) {
      if (part.type().equals("ipco")) {
        for (Box property : boxes.in(part.content(), part.end())) {
          property(property);
        }
      } else if (!part.type().equals("ipma")) {
        blank(part);
      }
    }
  }

  private void property(Box box) throws IOException {
    if (box.type().equals("colr")) {
      SampleDescriptions.color(box, bytes, places);
    } else if (box.type().equals("auxC")) {
      // The kind of the auxiliary picture, as a standard name.
      String kind = bytes.letters(box.content() + 4, (int) (box.end() - box.content() - 4));
      if (!kind.matches("urn:(mpeg:|com:apple:)[a-z0-9:_]{1,60}\\x00(?s:.{0,40})")) {
        blank(box);
      } else {
        zeros(box.content() + 4 + kind.indexOf('\0'), box.end());
      }
    } else if (!PROPERTIES.contains(box.type())) {
      blank(box);
    }
  }

  private long number(long at, int size) throws IOException {
    return switch (size) {
      case 0 -> 0;
      case 2 -> bytes.unsignedShort(at);
      case 4 -> bytes.unsignedInt(at);
      case 8 -> bytes.unsignedInt(at) << 32 | bytes.unsignedInt(at + 4);
      default -> throw new IOException("A number has an invalid size.");
    };
  }

  private void blank(Box box) {
    places.add(IsoMediaCleaner.letters(box.start() + 4, "free"));
    zeros(box.content(), box.end());
  }

  private void zeros(long from, long to) {
    if (to > from) {
      places.add(Blanking.Place.zeros(from, to));
    }
  }
}
