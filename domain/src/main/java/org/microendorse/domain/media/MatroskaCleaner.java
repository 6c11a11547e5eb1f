package org.microendorse.domain.media;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Keeps the elements of WebM and Matroska (RFC 9559) that show pictures and play sound; all others
 * become void elements of the same length, so that nothing moves.
 */
final class MatroskaCleaner implements Cleaner {
  private static final long EBML = 0x1A45DFA3L;
  private static final long SEGMENT = 0x18538067L;
  private static final long TRACKS = 0x1654AE6BL;
  private static final long TRACK = 0xAE;
  private static final long CLUSTER = 0x1F43B675L;
  private static final long SIMPLE_BLOCK = 0xA3;
  private static final long BLOCK = 0xA1;
  private static final long BLOCK_GROUP = 0xA0;
  private static final long VOID = 0xEC;
  private static final long DOC_TYPE = 0x4282;
  private static final long MUXING_APP = 0x4D80;
  private static final long WRITING_APP = 0x5741;
  private static final long TRACK_NUMBER = 0xD7;
  private static final long TRACK_UID = 0x73C5;
  private static final long TRACK_TYPE = 0x83;
  private static final long CODEC = 0x86;
  private static final long CODEC_PRIVATE = 0x63A2;
  private static final long LANGUAGE = 0x22B59C;
  private static final long ENCODINGS = 0x6D80;
  private static final int MOST_PLACES = 1_000_000;

  /** Elements that contain others, with those that each may contain. */
  private static final Map<Long, Set<Long>> HOLDS =
      Map.ofEntries(
          holds(EBML, "4286 42F7 42F2 42F3 4282 4287 4285"),
          holds(SEGMENT, "114D9B74 1549A966 1654AE6B 1F43B675 1C53BB6B"),
          holds(0x114D9B74L, "4DBB"),
          holds(0x4DBB, "53AB 53AC"),
          holds(0x1549A966L, "2AD7B1 4489 4D80 5741"),
          holds(TRACKS, "AE"),
          holds(
              TRACK,
              "D7 73C5 83 B9 88 55AA 9C 6DE7 6DF8 23E383 234E7A 55EE 86 63A2 56AA 56BB 22B59C E0 E1"
                  + " 6D80"),
          holds(0xE0, "B0 BA 54B0 54BA 54B2 54B3 54AA 54BB 54CC 54DD 9A 9D 53B8 53C0 55B0"),
          holds(0x55B0, "55B1 55B2 55B3 55B4 55B5 55B6 55B7 55B8 55B9 55BA 55BB 55BC 55BD"),
          holds(0xE1, "B5 78B5 9F 6264"),
          holds(CLUSTER, "E7 A7 AB A3 A0"),
          holds(BLOCK_GROUP, "A1 9B FB 75A2"),
          holds(0x1C53BB6BL, "BB"),
          holds(0xBB, "B3 B7"),
          holds(0xB7, "F7 F1 F0 B2 5378"));

  /** Elements of the first level end one whose length was not known when it was written. */
  private static final Set<Long> FIRST_LEVEL =
      ids("114D9B74 1549A966 1654AE6B 1F43B675 1C53BB6B 1043A770 1254C367 1941A469");

  /** Codecs whose description has no room for comments. */
  private static final String CODECS =
      "V_VP8|V_VP9|V_AV1|V_MPEG4/ISO/AVC|V_MPEGH/ISO/HEVC|A_OPUS|A_AAC(/[A-Z0-9/]*)?|A_PCM/[A-Z/]+"
          + "|A_MPEG/L3|A_AC3|A_EAC3";

  private record Element(long id, long start, long data, long end, boolean open) {}

  @Override
  public void clean(Path file, OutputStream to) throws IOException {
    Search search;
    try (BufferedBytes bytes = new BufferedBytes(file)) {
      search = new Search(bytes);
      search.look();
    }
    Blanking.copy(file, search.places, to);
  }

  private static Map.Entry<Long, Set<Long>> holds(long id, String others) {
    return Map.entry(id, ids(others));
  }

  private static Set<Long> ids(String list) {
    return Stream.of(list.split(" "))
        .map(id -> Long.parseLong(id, 16))
        .collect(Collectors.toUnmodifiableSet());
  }

  private static final class Search {
    private final BufferedBytes bytes;
    private final List<Blanking.Place> places = new ArrayList<>();
    private final Set<Long> shown = new HashSet<>();

    Search(BufferedBytes bytes) {
      this.bytes = bytes;
    }

    void look() throws IOException {
      long at = 0;
      while (at < bytes.length()) {
        Element element = element(at, bytes.length());
        if (element.id() == EBML || element.id() == SEGMENT) {
          at = inside(element);
        } else {
          blank(element);
          at = element.end();
        }
      }
      if (shown.isEmpty()) {
        throw new IOException("The video has neither pictures nor sound.");
      }
    }

    /** Where it ended. */
    private long inside(Element parent) throws IOException {
      Set<Long> allowed = HOLDS.getOrDefault(parent.id(), Set.of());
      long at = parent.data();
      while (at < parent.end()) {
        Element element = element(at, parent.end());
        if (parent.open()
            && parent.id() == CLUSTER
            && (FIRST_LEVEL.contains(element.id()) || element.id() == SEGMENT)) {
          return at;
        }
        if (!allowed.contains(element.id())) {
          if (element.open()) {
            throw new IOException("An element has no end.");
          }
          blank(element);
          at = element.end();
        } else if (element.id() == TRACK) {
          track(element);
          at = element.end();
        } else if (HOLDS.containsKey(element.id())) {
          at = element.id() == BLOCK_GROUP ? group(element) : inside(element);
        } else {
          leaf(element);
          at = element.end();
        }
      }
      return at;
    }

    private void track(Element track) throws IOException {
      long number = 0;
      long type = 0;
      for (long at = track.data(); at < track.end(); ) {
        Element element = element(at, track.end());
        number = element.id() == TRACK_NUMBER ? number(element) : number;
        type = element.id() == TRACK_TYPE ? number(element) : type;
        at = element.end();
      }
      if (type == 1 || type == 2) {
        shown.add(number);
        inside(track);
      } else {
        blank(track);
      }
    }

    private long group(Element group) throws IOException {
      for (long at = group.data(); at < group.end(); ) {
        Element element = element(at, group.end());
        if (element.id() == BLOCK && !shown.contains(vint(element.data(), true)[0])) {
          blank(group);
          return group.end();
        }
        at = element.end();
      }
      return inside(group);
    }

    private void leaf(Element element) throws IOException {
      long length = element.end() - element.data();
      switch ((int) element.id()) {
        case (int) SIMPLE_BLOCK -> {
          if (!shown.contains(vint(element.data(), true)[0])) {
            blank(element);
          }
        }
        case (int) MUXING_APP, (int) WRITING_APP -> zeros(element.data(), element.end());
        case (int) TRACK_UID -> {
          zeros(element.data(), element.end() - 1);
          places.add(new Blanking.Place(element.end() - 1, new byte[] {(byte) shown.size()}, 0));
        }
        case (int) DOC_TYPE -> require(text(element).matches("webm|matroska"), "kind");
        case (int) LANGUAGE -> {
          if (!text(element).matches("[a-z]{3}")) {
            blank(element);
          }
        }
        case (int) CODEC -> require(text(element).matches(CODECS), "codec");
        case (int) ENCODINGS -> require(false, "packing");
        case (int) BLOCK, (int) CODEC_PRIVATE -> {
          // The pictures and the sound, and what their codec needs.
        }
        default -> require(length <= 8, "number");
      }
    }

    private static void require(boolean known, String what) throws IOException {
      if (!known) {
        throw new IOException("The video has an unknown " + what + ".");
      }
    }

    private String text(Element element) throws IOException {
      long length = Math.min(element.end() - element.data(), 64);
      return bytes.letters(element.data(), (int) length).replaceFirst("\0+$", "");
    }

    private long number(Element element) throws IOException {
      long value = 0;
      for (byte b : bytes.read(element.data(), (int) Math.min(8, element.end() - element.data()))) {
        value = value << 8 | b & 0xFF;
      }
      return value;
    }

    private Element element(long at, long parentEnd) throws IOException {
      long[] id = vint(at, false);
      long[] length = vint(at + id[1], true);
      long data = at + id[1] + length[1];
      boolean open = length[0] == (1L << 7 * length[1]) - 1;
      long end = open ? parentEnd : data + length[0];
      if (end > parentEnd || end < data) {
        if (id[0] != SEGMENT && id[0] != CLUSTER) {
          throw new IOException("An element has an invalid length.");
        }
        end = parentEnd;
      }
      return new Element(id[0], at, data, end, open);
    }

    /** A number of variable length, and its length; ids keep the length bit. */
    private long[] vint(long at, boolean withoutMarker) throws IOException {
      int first = bytes.unsignedByte(at);
      int length = Integer.numberOfLeadingZeros(first) - 23;
      if (length > 8) {
        throw new IOException("A number has an invalid length.");
      }
      long value = withoutMarker ? first & ((1 << (8 - length)) - 1) : first;
      for (byte b : bytes.read(at + 1, length - 1)) {
        value = value << 8 | b & 0xFF;
      }
      return new long[] {value, length};
    }

    /** Makes an element void, with the same length. */
    private void blank(Element element) throws IOException {
      if (places.size() > MOST_PLACES) {
        throw new IOException("The video has too many elements.");
      }
      int header = (int) (element.data() - element.start());
      int lengthBytes = Math.min(8, header - 1);
      byte[] start = new byte[1 + lengthBytes];
      start[0] = (byte) VOID;
      long length = element.end() - element.start() - start.length;
      for (int i = lengthBytes; i > 0; i--) {
        start[i] = (byte) length;
        length >>= 8;
      }
      start[1] |= (byte) (1 << (8 - lengthBytes));
      places.add(
          new Blanking.Place(
              element.start(), start, element.end() - element.start() - start.length));
    }

    private void zeros(long from, long to) {
      if (to > from) {
        places.add(Blanking.Place.zeros(from, to));
      }
    }
  }
}
