package org.microendorse.domain.media;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.microendorse.domain.common.Text;

/**
 * Checks from a file's structure whether it is complete: markers, chunks and lengths, up to the
 * end. Does not decode pictures or sound, and needs little memory whatever a file declares.
 */
final class Completeness {
  private static final int PDF_TAIL = 4096;

  /** How far a text is read to see whether it is blank. */
  private static final int TEXT_START = 1 << 20;

  private Completeness() {}

  /**
   * Checks the file from start to end.
   *
   * @throws NotUsable if it cannot be opened as its kind
   */
  static void check(Path file, Content content) throws IOException {
    try {
      switch (content) {
        case JPEG -> streamed(file, Completeness::jpeg);
        case PNG -> streamed(file, Completeness::png);
        case GIF -> streamed(file, Completeness::gif);
        case BMP -> bmp(file);
        case TIFF -> TiffStructure.check(file);
        case MP3 -> Mp3Structure.check(file);
        case PDF -> pdf(file);
        case TEXT -> text(file);
        default -> {} // Detecting the others already reads their structure.
      }
    } catch (EOFException e) {
      throw new NotUsable(NotTaken.CUT_OFF);
    }
  }

  private interface Reading {
    void of(DataInputStream from) throws IOException;
  }

  private static void streamed(Path file, Reading reading) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      reading.of(new DataInputStream(in));
    }
  }

  /** Follows the markers to the end-of-image marker. */
  private static void jpeg(DataInputStream from) throws IOException {
    from.skipNBytes(2);
    boolean frame = false;
    boolean scan = false;
    int marker = jpegMarker(from);
    while (marker != 0xD9) {
      if (marker != 0x01 && (marker < 0xD0 || marker > 0xD8)) {
        int length = from.readUnsignedShort() - 2;
        if (length < 0) {
          throw new NotUsable(NotTaken.DAMAGED);
        }
        from.skipNBytes(length);
      }
      frame |= marker >= 0xC0 && marker <= 0xCF && marker % 4 != 0 || marker == 0xC0;
      scan |= marker == 0xDA;
      marker = jpegMarker(from);
    }
    if (!frame || !scan) {
      throw new NotUsable(NotTaken.DAMAGED);
    }
  }

  /** The next marker; the compressed picture before it is skipped. */
  private static int jpegMarker(DataInputStream from) throws IOException {
    while (true) {
      int b = from.readUnsignedByte();
      if (b != 0xFF) {
        continue;
      }
      int marker = from.readUnsignedByte();
      while (marker == 0xFF) {
        marker = from.readUnsignedByte();
      }
      boolean partOfPicture = marker == 0 || (marker >= 0xD0 && marker <= 0xD7);
      if (!partOfPicture) {
        return marker;
      }
    }
  }

  private static void png(DataInputStream from) throws IOException {
    from.skipNBytes(8);
    boolean picture = false;
    byte[] type = new byte[4];
    String name;
    do {
      long length = Integer.toUnsignedLong(from.readInt());
      from.readFully(type);
      name = new String(type, StandardCharsets.ISO_8859_1);
      picture |= name.equals("IDAT");
      from.skipNBytes(length + 4);
    } while (!name.equals("IEND"));
    if (!picture) {
      throw new NotUsable(NotTaken.DAMAGED);
    }
  }

  private static void gif(DataInputStream from) throws IOException {
    from.skipNBytes(10);
    skipColors(from);
    from.skipNBytes(2);
    boolean picture = false;
    for (int block = from.readUnsignedByte(); block != 0x3B; block = from.readUnsignedByte()) {
      switch (block) {
        case 0x21 -> from.skipNBytes(1);
        case 0x2C -> {
          picture = true;
          from.skipNBytes(8);
          skipColors(from);
          from.skipNBytes(1);
        }
        default -> throw new NotUsable(NotTaken.DAMAGED);
      }
      for (int part = from.readUnsignedByte(); part > 0; part = from.readUnsignedByte()) {
        from.skipNBytes(part);
      }
    }
    if (!picture) {
      throw new NotUsable(NotTaken.DAMAGED);
    }
  }

  private static void skipColors(DataInputStream from) throws IOException {
    int flags = from.readUnsignedByte();
    boolean table = (flags & 0x80) != 0;
    if (table) {
      // In the header, two more bytes precede the table; skipping uses only the count.
      from.skipNBytes(3L << ((flags & 7) + 1));
    }
  }

  private static void bmp(Path file) throws IOException {
    try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "r")) {
      bytes.seek(2);
      long declared = Integer.toUnsignedLong(Integer.reverseBytes(bytes.readInt()));
      if (declared > bytes.length()) {
        throw new NotUsable(NotTaken.CUT_OFF);
      }
    }
  }

  private static void pdf(Path file) throws IOException {
    if (!endsLikePdf(file)) {
      throw new NotUsable(NotTaken.CUT_OFF);
    }
    try (PDDocument document =
        Loader.loadPDF(file.toFile(), "", IOUtils.createTempFileOnlyStreamCache())) {
      if (document.getNumberOfPages() == 0) {
        throw new NotUsable(NotTaken.NO_PAGES);
      }
      document.getPage(0);
    } catch (InvalidPasswordException e) {
      throw new NotUsable(NotTaken.PASSWORD);
    } catch (NotUsable e) {
      throw e;
    } catch (IOException | RuntimeException | StackOverflowError e) {
      throw new NotUsable(NotTaken.DAMAGED);
    }
  }

  /** Some programs pad the file or append a little after the end-of-file marker. */
  private static boolean endsLikePdf(Path file) throws IOException {
    try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "r")) {
      long end = bytes.length();
      byte[] tail = new byte[PDF_TAIL];
      while (end > 0) {
        int length = (int) Math.min(PDF_TAIL, end);
        bytes.seek(end - length);
        bytes.readFully(tail, 0, length);
        String text = new String(tail, 0, length, StandardCharsets.ISO_8859_1);
        if (!text.isBlank() && !text.chars().allMatch(c -> c == 0)) {
          return text.contains("%%EOF") || startsBefore(bytes, end, length);
        }
        end -= length;
      }
      return false;
    }
  }

  private static boolean startsBefore(RandomAccessFile bytes, long end, int length)
      throws IOException {
    long from = Math.max(0, end - length - PDF_TAIL);
    byte[] more = new byte[(int) (end - from)];
    bytes.seek(from);
    bytes.readFully(more);
    return new String(more, StandardCharsets.ISO_8859_1).contains("%%EOF");
  }

  private static void text(Path file) throws IOException {
    try (InputStream bytes = Files.newInputStream(file)) {
      byte[] start = bytes.readNBytes(TEXT_START);
      boolean all = start.length < TEXT_START;
      if (all && Text.isBlank(new String(start, StandardCharsets.UTF_8))) {
        throw new NotUsable(NotTaken.BLANK);
      }
    }
  }
}
