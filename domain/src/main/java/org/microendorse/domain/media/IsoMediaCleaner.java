package org.microendorse.domain.media;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.microendorse.domain.media.IsoBoxes.Box;

/**
 * Keeps the boxes of MP4, QuickTime, HEIC and similar files (ISO 14496-12) that are needed to show
 * pictures and play sound, and blanks all others, including data that no picture and no sound uses.
 * It does not read the media data, so two gigabytes cost no memory.
 */
final class IsoMediaCleaner implements Cleaner {
  private static final int DEEPEST = 10;

  private static final Set<String> HOLDS_OTHERS =
      words("moov trak mdia minf stbl dinf edts mvex moof traf gmhd tapt mfra");

  private static final Set<String> NEEDED =
      words(
          """
          ftyp styp vmhd smhd nmhd sthd stts ctts cslg stsc stsz stz2 stco co64 stss stsh stps sdtp
          sgpd sbgp elst mehd trex mfhd tfhd tfdt trun sidx tfra mfro gmin clef prof enof
          """);

  private static final Set<String> TIMES = words("mvhd tkhd mdhd");
  private static final Set<String> SHOWN = words("vide soun pict auxv");

  @Override
  public void clean(Path file, OutputStream to) throws IOException {
    List<Blanking.Place> places = new ArrayList<>();
    try (BufferedBytes bytes = new BufferedBytes(file)) {
      new Search(new IsoBoxes(bytes), places).look();
    }
    Blanking.copy(file, places, to);
  }

  static Blanking.Place letters(long at, String letters) {
    return new Blanking.Place(at, letters.getBytes(StandardCharsets.ISO_8859_1), 0);
  }

  static Set<String> words(String list) {
    return Set.of(list.strip().split("\\s+"));
  }

  private static final class Search {
    private final IsoBoxes boxes;
    private final BufferedBytes bytes;
    private final List<Blanking.Place> places;
    private final MediaRanges ranges;
    private final Map<Long, Long> sampleSizes = new HashMap<>();

    Search(IsoBoxes boxes, List<Blanking.Place> places) {
      this.boxes = boxes;
      this.bytes = boxes.bytes();
      this.places = places;
      this.ranges = new MediaRanges(boxes);
    }

    void look() throws IOException {
      List<Box> top = boxes.in(0, bytes.length());
      List<Box> data = new ArrayList<>();
      boolean shows = false;
      for (Box box : top) {
        switch (box.type()) {
          case "mdat" -> data.add(box);
          case "meta" -> {
            new IsoItems(boxes, places, ranges).look(box);
            shows = true;
          }
          default -> {
            shows |= box.type().equals("moov");
            look(box, 0);
          }
        }
      }
      if (!shows) {
        throw new IOException("The file is neither a video nor a picture.");
      }
      for (Box box : top) {
        if (box.type().equals("moof")) {
          ranges.addFragment(box, sampleSizes);
        }
      }
      for (Box box : data) {
        places.addAll(ranges.gaps(box));
      }
      long end = top.isEmpty() ? 0 : top.getLast().end();
      zeros(end, bytes.length());
    }

    private void look(Box box, int depth) throws IOException {
      if (depth > DEEPEST) {
        throw new IOException("Boxes are nested too deeply.");
      }
      if (TIMES.contains(box.type())) {
        boolean long64 = bytes.unsignedByte(box.content()) == 1;
        zeros(box.content() + 4, box.content() + (long64 ? 20 : 12));
      } else if (box.type().equals("hdlr")) {
        // The manufacturer and the name of the handler.
        zeros(box.content() + 12, box.end());
      } else if (box.type().equals("dref")) {
        references(box);
      } else if (box.type().equals("stsd")) {
        new SampleDescriptions(boxes, places).look(box);
      } else if (box.type().equals("trak") && !isShown(box)) {
        blank(box);
      } else if (HOLDS_OTHERS.contains(box.type())) {
        inside(box, depth);
      } else if (!NEEDED.contains(box.type())) {
        blank(box);
      }
    }

    private void inside(Box box, int depth) throws IOException {
      if (box.type().equals("trak")) {
        ranges.addTrack(box);
        Box header = boxes.find(box, "tkhd");
        // Without its number, no fragment belongs to it.
        if (header != null) {
          boolean long64 = bytes.unsignedByte(header.content()) == 1;
          sampleSizes.putIfAbsent(bytes.unsignedInt(header.content() + (long64 ? 20 : 12)), 0L);
        }
      }
      long end = box.content();
      for (Box inner : boxes.in(box.content(), box.end())) {
        if (inner.type().equals("trex")) {
          sampleSizes.computeIfPresent(
              bytes.unsignedInt(inner.content() + 4),
              (track, size) -> unsignedInt(inner.content() + 16));
        }
        look(inner, depth + 1);
        end = inner.end();
      }
      zeros(end, box.end());
    }

    private long unsignedInt(long at) {
      try {
        return bytes.unsignedInt(at);
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    }

    private boolean isShown(Box track) throws IOException {
      Box handler = boxes.find(track, "mdia", "hdlr");
      return handler != null
          && handler.end() - handler.content() >= 12
          && SHOWN.contains(bytes.letters(handler.content() + 8, 4));
    }

    /** The data must be in the file itself, not in a separate one. */
    private void references(Box box) throws IOException {
      for (Box reference : boxes.in(box.content() + 8, box.end())) {
        if ((bytes.unsignedByte(reference.content() + 3) & 1) == 0) {
          throw new IOException("The video's data is in another file.");
        }
        zeros(reference.content() + 4, reference.end());
      }
    }

    private void blank(Box box) {
      places.add(letters(box.start() + 4, "free"));
      zeros(box.content(), box.end());
    }

    private void zeros(long from, long to) {
      if (to > from) {
        places.add(Blanking.Place.zeros(from, to));
      }
    }
  }
}
