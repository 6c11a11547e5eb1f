package org.microendorse.domain.media;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Keeps only the glyphs of a font in a PDF; removes names and notices. */
final class FontFile {
  private static final Set<String> TABLES =
      Set.of(
          "cmap", "cvt ", "fpgm", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "prep", "OS/2",
          "vhea", "vmtx", "VORG", "CFF ");

  private static final Pattern TYPE1_TEXT =
      Pattern.compile("\\(([^()]*)\\)|%(?!!)([^\\r\\n]*)|/UniqueID\\s+(\\d+)");
  private static final int MOST_TABLES = 100;

  private FontFile() {}

  static byte[] clean(byte[] font) throws IOException {
    if (font.length < 12) {
      throw new IOException("This is not a font.");
    }
    int start = ByteBuffer.wrap(font).getInt();
    if (start == 0x00010000 || start == 0x74727565 || start == 0x4F54544F) {
      return tables(font);
    }
    return font[0] == 1 ? CompactFont.clean(font) : type1(font);
  }

  /** TrueType and OpenType: a list of tables. */
  private static byte[] tables(byte[] font) throws IOException {
    ByteBuffer from = ByteBuffer.wrap(font);
    int count = from.getShort(4);
    if (count < 0 || count > MOST_TABLES || 12 + 16 * count > font.length) {
      throw new IOException("The font has an invalid number of tables.");
    }
    record Table(String name, int checksum, int start, int length) {}
    List<Table> kept = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int at = 12 + 16 * i;
      String name = new String(font, at, 4, StandardCharsets.ISO_8859_1);
      Table table = new Table(name, from.getInt(at + 4), from.getInt(at + 8), from.getInt(at + 12));
      if (table.start() < 0 || table.length() < 0 || table.start() > font.length - table.length()) {
        throw new IOException("A font table is out of range.");
      }
      if (TABLES.contains(name)) {
        kept.add(table);
      }
    }
    ByteBuffer header = ByteBuffer.allocate(12 + 16 * kept.size());
    int power = Math.max(1, Integer.highestOneBit(Math.max(1, kept.size())));
    header.putInt(from.getInt(0)).putShort((short) kept.size());
    header.putShort((short) (power * 16));
    header.putShort((short) Integer.numberOfTrailingZeros(power));
    header.putShort((short) (kept.size() * 16 - power * 16));
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    for (Table table : kept) {
      byte[] bytes = Arrays.copyOfRange(font, table.start(), table.start() + table.length());
      byte[] clean = table.name().equals("CFF ") ? CompactFont.clean(bytes) : bytes;
      header.put(table.name().getBytes(StandardCharsets.ISO_8859_1)).putInt(table.checksum());
      header.putInt(header.capacity() + data.size()).putInt(clean.length);
      data.writeBytes(clean);
      data.writeBytes(new byte[(4 - clean.length % 4) % 4]);
    }
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(header.array());
    all.writeBytes(data.toByteArray());
    return all.toByteArray();
  }

  /** Its readable part has notices in parentheses and comments; lengths stay the same. */
  private static byte[] type1(byte[] font) throws IOException {
    String text = new String(font, StandardCharsets.ISO_8859_1);
    int readable = text.indexOf("eexec");
    if (!text.startsWith("%!") || readable < 0) {
      throw new IOException("The font is of an unknown kind.");
    }
    byte[] clean = font.clone();
    Matcher matcher = TYPE1_TEXT.matcher(text).region(0, readable);
    while (matcher.find()) {
      for (int group = 1; group <= 2; group++) {
        if (matcher.group(group) != null) {
          Arrays.fill(clean, matcher.start(group), matcher.end(group), (byte) ' ');
        }
      }
    }
    int lineEnd = text.indexOf('\n') < 0 ? text.indexOf('\r') : text.indexOf('\n');
    Arrays.fill(clean, Math.min(14, lineEnd), Math.max(14, lineEnd), (byte) ' ');
    return clean;
  }
}
