package org.microendorse.domain.media;

import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/**
 * Reads the directory of a compound file ([MS-CFB]), the container of Office before 2007, of
 * encrypted Office documents, Outlook messages and others, to say which of them it is.
 */
final class OleFile {
  private static final long MAGIC = 0xD0CF11E0A1B11AE1L;
  private static final int ENTRY = 128;
  private static final int MOST_SECTORS = 10_000;
  private static final int TABLES_IN_HEADER = 109;

  private final RandomAccessFile bytes;
  private final ByteBuffer header = ByteBuffer.allocate(512).order(ByteOrder.LITTLE_ENDIAN);
  private final int sectorSize;

  private OleFile(RandomAccessFile bytes) throws IOException {
    this.bytes = bytes;
    bytes.readFully(header.array());
    int shift = header.getShort(30);
    if (shift < 7 || shift > 16) {
      throw new NotUsable(NotTaken.DAMAGED);
    }
    this.sectorSize = 1 << shift;
  }

  static boolean isOle(byte[] header) {
    return header.length >= 8 && ByteBuffer.wrap(header).getLong() == MAGIC;
  }

  /** Detects the kind of document; each is saved as another format in its own way. */
  static NotTaken kindOf(Path file) throws IOException {
    try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "r")) {
      return kind(new OleFile(bytes).names());
    } catch (EOFException e) {
      return NotTaken.CUT_OFF;
    }
  }

  private static NotTaken kind(Set<String> names) {
    if (names.contains("EncryptedPackage")) {
      return NotTaken.PASSWORD;
    }
    if (names.contains("WordDocument")) {
      return NotTaken.OLD_WORD;
    }
    if (names.contains("Workbook") || names.contains("Book")) {
      return NotTaken.OLD_EXCEL;
    }
    if (names.contains("PowerPoint Document")) {
      return NotTaken.OLD_POWERPOINT;
    }
    if (names.contains("Quill")) {
      return NotTaken.PUBLISHER;
    }
    if (names.contains("VisioDocument")) {
      return NotTaken.VISIO;
    }
    if (names.stream().anyMatch(name -> name.startsWith("__properties_version"))) {
      return NotTaken.OUTLOOK;
    }
    return names.stream().anyMatch(name -> name.matches("Props\\d+"))
        ? NotTaken.PROJECT
        : NotTaken.OLD_OFFICE;
  }

  private Set<String> names() throws IOException {
    Set<String> names = new HashSet<>();
    ByteBuffer sector = ByteBuffer.allocate(sectorSize).order(ByteOrder.LITTLE_ENDIAN);
    int at = header.getInt(48);
    for (int seen = 0; at >= 0 && seen < MOST_SECTORS; seen++) {
      bytes.seek((at + 1L) * sectorSize);
      bytes.readFully(sector.array());
      for (int entry = 0; entry + ENTRY <= sectorSize; entry += ENTRY) {
        int length = Math.clamp(sector.getShort(entry + 64) - 2, 0, 62);
        names.add(new String(sector.array(), entry, length, StandardCharsets.UTF_16LE));
      }
      at = next(at);
    }
    return names;
  }

  /** The sector that follows in the chain; negative at its end. */
  private int next(int sector) throws IOException {
    int entriesPerTable = sectorSize / 4;
    int table = sector / entriesPerTable;
    if (table >= TABLES_IN_HEADER) {
      return -1;
    }
    int sectorOfTable = header.getInt(76 + 4 * table);
    if (sectorOfTable < 0) {
      return -1;
    }
    bytes.seek((sectorOfTable + 1L) * sectorSize + 4L * (sector % entriesPerTable));
    return Integer.reverseBytes(bytes.readInt());
  }
}
