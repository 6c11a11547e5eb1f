package org.microendorse.domain.media;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.microendorse.domain.media.IsoBoxes.Box;

/** Finds where the picture and sound data is in a video. */
final class MediaRanges {
  private static final int MOST = 4_000_000;

  private record Range(long start, long end) {}

  private final BufferedBytes bytes;
  private final IsoBoxes boxes;
  private final List<Range> ranges = new ArrayList<>();

  MediaRanges(IsoBoxes boxes) {
    this.boxes = boxes;
    this.bytes = boxes.bytes();
  }

  void add(long start, long length) throws IOException {
    if (start < 0 || length < 0 || start > bytes.length() - length || ranges.size() > MOST) {
      throw new IOException("The video's data is out of range.");
    }
    Range last = ranges.isEmpty() ? null : ranges.getLast();
    if (last != null && last.end() == start) {
      ranges.set(ranges.size() - 1, new Range(last.start(), start + length));
    } else if (length > 0) {
      ranges.add(new Range(start, start + length));
    }
  }

  /** The chunks of a track, by its tables of chunks and of samples. */
  void addTrack(Box track) throws IOException {
    Box table = boxes.find(track, "mdia", "minf", "stbl");
    if (table == null) {
      return;
    }
    Box chunks = boxes.find(table, "stco");
    boolean large = chunks == null;
    if (large) {
      chunks = boxes.find(table, "co64");
    }
    Box runs = boxes.find(table, "stsc");
    Box sizes = boxes.find(table, "stsz");
    if (chunks == null || runs == null || sizes == null) {
      throw new IOException("A track has no tables.");
    }
    long same = bytes.unsignedInt(sizes.content() + 4);
    long samples = bytes.unsignedInt(sizes.content() + 8);
    long runCount = bytes.unsignedInt(runs.content() + 4);
    long chunkCount = bytes.unsignedInt(chunks.content() + 4);
    long run = 0;
    long sample = 0;
    for (long chunk = 0; chunk < chunkCount && sample < samples && runCount > 0; chunk++) {
      while (run + 1 < runCount
          && bytes.unsignedInt(runs.content() + 8 + 12 * (run + 1)) <= chunk + 1) {
        run++;
      }
      long inChunk = Math.min(bytes.unsignedInt(runs.content() + 12 + 12 * run), samples - sample);
      long at = chunks.content() + 8;
      long start =
          large
              ? bytes.unsignedInt(at + 8 * chunk) << 32 | bytes.unsignedInt(at + 8 * chunk + 4)
              : bytes.unsignedInt(at + 4 * chunk);
      long length = same * inChunk;
      for (long i = 0; same == 0 && i < inChunk; i++) {
        length += bytes.unsignedInt(sizes.content() + 12 + 4 * (sample + i));
      }
      // Uncompressed sound of QuickTime counts samples, not bytes: up to the next chunk.
      add(start, same == 1 ? uncompressed(track, inChunk) : length);
      sample += inChunk;
    }
  }

  private long uncompressed(Box track, long samples) throws IOException {
    Box description = boxes.find(track, "mdia", "minf", "stbl", "stsd");
    if (description == null) {
      throw new IOException("A track has no sample description.");
    }
    Box entry = boxes.in(description.content() + 8, description.end()).getFirst();
    int version = bytes.unsignedShort(entry.content() + 8);
    int channels = bytes.unsignedShort(entry.content() + 16);
    int bits = bytes.unsignedShort(entry.content() + 18);
    if (version == 1) {
      long perPacket = Math.max(1, bytes.unsignedInt(entry.content() + 28));
      return samples / perPacket * bytes.unsignedInt(entry.content() + 36);
    }
    return version == 0 ? samples * channels * ((bits + 7) / 8) : samples;
  }

  /**
   * The runs of a fragment.
   *
   * @param defaultSizes of samples, by track
   */
  void addFragment(Box fragment, Map<Long, Long> defaultSizes) throws IOException {
    long next = fragment.start();
    for (Box track : boxes.in(fragment.content(), fragment.end())) {
      if (!track.type().equals("traf")) {
        continue;
      }
      Box header = boxes.find(track, "tfhd");
      if (header == null) {
        throw new IOException("A fragment has no header.");
      }
      long flags = bytes.unsignedInt(header.content()) & 0xFFFFFF;
      long id = bytes.unsignedInt(header.content() + 4);
      long at = header.content() + 8;
      long base = (flags & 0x020000) != 0 ? fragment.start() : next;
      if ((flags & 1) != 0) {
        base = bytes.unsignedInt(at) << 32 | bytes.unsignedInt(at + 4);
        at += 8;
      }
      at += (flags & 2) != 0 ? 4 : 0;
      at += (flags & 8) != 0 ? 4 : 0;
      long size = (flags & 0x10) != 0 ? bytes.unsignedInt(at) : defaultSizes.getOrDefault(id, 0L);
      boolean kept = defaultSizes.containsKey(id);
      next = base;
      for (Box run : boxes.in(track.content(), track.end())) {
        if (run.type().equals("trun")) {
          next = addRun(run, base, next, size, kept);
        }
      }
    }
  }

  private long addRun(Box run, long base, long next, long defaultSize, boolean kept)
      throws IOException {
    long flags = bytes.unsignedInt(run.content()) & 0xFFFFFF;
    long count = bytes.unsignedInt(run.content() + 4);
    long at = run.content() + 8;
    long start = next;
    if ((flags & 1) != 0) {
      start = base + (int) bytes.unsignedInt(at);
      at += 4;
    }
    at += (flags & 4) != 0 ? 4 : 0;
    int before = (flags & 0x100) != 0 ? 4 : 0;
    boolean sized = (flags & 0x200) != 0;
    int entry = before + (sized ? 4 : 0) + ((flags & 0x400) != 0 ? 4 : 0);
    entry += (flags & 0x800) != 0 ? 4 : 0;
    long length = sized ? 0 : defaultSize * count;
    for (long i = 0; sized && i < count; i++) {
      length += bytes.unsignedInt(at + i * entry + before);
    }
    if (kept) {
      add(start, length);
    }
    return start + length;
  }

  /** The gaps between these ranges in a box of data. */
  List<Blanking.Place> gaps(Box data) {
    List<Blanking.Place> gaps = new ArrayList<>();
    ranges.sort(Comparator.comparing(Range::start));
    long at = data.content();
    for (Range range : ranges) {
      if (range.end() > at && range.start() < data.end()) {
        if (range.start() > at) {
          gaps.add(Blanking.Place.zeros(at, range.start()));
        }
        at = Math.min(range.end(), data.end());
      }
    }
    if (at < data.end()) {
      gaps.add(Blanking.Place.zeros(at, data.end()));
    }
    return gaps;
  }
}
