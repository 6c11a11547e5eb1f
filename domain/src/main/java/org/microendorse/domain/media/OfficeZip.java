package org.microendorse.domain.media;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** The archives of an office document and its copy, processed part by part. */
final class OfficeZip {
  private static final int DEEPEST = 4;

  /** Documents in documents multiply: all parts together unpack to no more. */
  private static final long MOST_BYTES = 2L << 30;

  private final ZipFile from;
  private final ZipOutputStream to;
  private final int depth;
  private final Budget budget;
  private final Map<String, ZipEntry> entries = new HashMap<>();

  /** Of a document that a file is. */
  OfficeZip(ZipFile from, OutputStream to) throws IOException {
    this(from, to, 1, new Budget());
  }

  private OfficeZip(ZipFile from, OutputStream to, int depth, Budget budget) throws IOException {
    if (depth > DEEPEST) {
      throw new IOException("Embedded documents are nested too deeply.");
    }
    this.from = from;
    this.to = new ZipOutputStream(to);
    this.depth = depth;
    this.budget = budget;
    for (Enumeration<? extends ZipEntry> all = from.entries(); all.hasMoreElements(); ) {
      ZipEntry entry = all.nextElement();
      if (entries.put(key(entry.getName()), entry) != null) {
        throw new IOException("Two parts have the same name: programs may show either.");
      }
    }
  }

  /** Writes the cleaned document. */
  void clean() throws IOException {
    if (has("[Content_Types].xml")) {
      new OoxmlPackage(this).clean();
    } else {
      new OdfPackage(this).clean();
    }
    to.finish();
  }

  boolean has(String path) {
    return entries.containsKey(key(path));
  }

  ZipEntry find(String path) throws IOException {
    ZipEntry entry = entries.get(key(path));
    if (entry == null) {
      throw new IOException("A part is missing.");
    }
    return entry;
  }

  InputStream open(ZipEntry entry) throws IOException {
    return new BufferedInputStream(budget.on(from.getInputStream(entry)));
  }

  /** Begins a part of the copy; closing ends it. */
  OutputStream begin(String path) throws IOException {
    ZipEntry entry = new ZipEntry(path);
    entry.setTimeLocal(LocalDateTime.of(1980, 2, 1, 0, 0));
    to.putNextEntry(entry);
    return new FilterOutputStream(to) {
      @Override
      public void write(byte[] bytes, int offset, int length) throws IOException {
        to.write(bytes, offset, length);
      }

      @Override
      public void close() throws IOException {
        to.closeEntry();
      }
    };
  }

  /** Adds a part that readers expect uncompressed. */
  void store(String path, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    CRC32 checksum = new CRC32();
    checksum.update(bytes);
    ZipEntry entry = new ZipEntry(path);
    entry.setTimeLocal(LocalDateTime.of(1980, 2, 1, 0, 0));
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(bytes.length);
    entry.setCrc(checksum.getValue());
    to.putNextEntry(entry);
    to.write(bytes);
    to.closeEntry();
  }

  /** Detects what an embedded picture, video, sound or document is. */
  Content contentOf(ZipEntry entry) throws IOException {
    byte[] header;
    try (InputStream in = open(entry)) {
      header = in.readNBytes(EmbeddedContent.HEADER_LENGTH);
    }
    Content[] content = {EmbeddedContent.of(header)};
    if (EmbeddedContent.isContainer(header)) {
      throughFile(entry, copy -> content[0] = EmbeddedContent.of(header, copy));
    }
    if (content[0] == null) {
      throw new IOException("The document contains something that cannot be cleaned.");
    }
    return content[0];
  }

  /** Writes a clean copy of an embedded file. */
  void embed(ZipEntry entry, Content content, OutputStream out) throws IOException {
    throughFile(
        entry,
        copy -> {
          if (EmbeddedContent.DOCUMENTS.contains(content)) {
            try (ZipFile inner = new ZipFile(copy.toFile())) {
              new OfficeZip(inner, out, depth + 1, budget).clean();
            }
          } else {
            Cleaners.clean(content, copy, out);
          }
        });
  }

  private void throughFile(ZipEntry entry, Use use) throws IOException {
    Path copy = Files.createTempFile("part", null);
    try {
      try (InputStream in = open(entry)) {
        Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
      }
      use.of(copy);
    } finally {
      Files.delete(copy);
    }
  }

  private interface Use {
    void of(Path file) throws IOException;
  }

  private static String key(String path) {
    return path.toLowerCase(Locale.ROOT);
  }

  /** Counts what is unpacked. */
  private static final class Budget {
    private long left = MOST_BYTES;

    InputStream on(InputStream bytes) {
      return new FilterInputStream(bytes) {
        @Override
        public int read() throws IOException {
          spend(1);
          return super.read();
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
          int read = super.read(buffer, offset, length);
          spend(read);
          return read;
        }
      };
    }

    private void spend(int bytes) throws IOException {
      left -= Math.max(bytes, 0);
      if (left < 0) {
        throw new IOException("The document unpacks to too much.");
      }
    }
  }
}
