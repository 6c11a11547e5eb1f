package org.microendorse.domain.evidence;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.util.Enumeration;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Leaves out of office documents (OOXML and ODF) their properties, and from all their other parts
 * who wrote, changed or commented; photos and documents in them are cleaned as well. Part by part,
 * with constant memory.
 */
final class OfficeCleaner implements Cleaner {
  private static final int DEEPEST = 4;

  /** Documents in documents multiply: all parts together unpack to no more. */
  private static final long MOST_BYTES = 2L << 30;

  private static final String XML =
      "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

  /** Parts that are nothing but properties: empty ones stay, because other parts point to them. */
  private static final Map<String, String> EMPTY =
      Map.of(
          "docProps/core.xml",
          XML
              + "<cp:coreProperties"
              + " xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\"/>",
          "docProps/app.xml",
          XML
              + "<Properties"
              + " xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\"/>",
          "docProps/custom.xml",
          XML
              + "<Properties"
              + " xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/custom-properties\"/>",
          "meta.xml",
          XML
              + "<office:document-meta"
              + " xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\""
              + " office:version=\"1.2\"><office:meta/></office:document-meta>");

  private static final JpegCleaner JPEG = new JpegCleaner();
  private static final PngCleaner PNG = new PngCleaner();
  private static final Cleaner FILM = new IsoMediaCleaner();
  private static final Cleaner MP3 = new Mp3Cleaner();
  private static final Cleaner RIFF = new RiffCleaner();
  private static final Set<String> UNKNOWN_INSIDE = Set.of("tif", "tiff", "heic", "heif", "pdf");

  @Override
  public void clean(Path file, OutputStream to) throws IOException {
    clean(file, to, 1, new Budget());
  }

  private static void clean(Path file, OutputStream to, int depth, Budget budget)
      throws IOException {
    if (depth > DEEPEST) {
      throw new IOException("Documents in documents in documents.");
    }
    try (ZipFile zip = new ZipFile(file.toFile())) {
      ZipOutputStream out = new ZipOutputStream(to);
      for (Enumeration<? extends ZipEntry> parts = zip.entries(); parts.hasMoreElements(); ) {
        ZipEntry part = parts.nextElement();
        out.putNextEntry(sameName(part));
        try (InputStream bytes = new BufferedInputStream(budget.on(zip.getInputStream(part)))) {
          write(part.getName(), bytes, out, depth, budget);
        }
        out.closeEntry();
      }
      out.finish();
    }
  }

  /** Without the time of its last change; ODF wants its type not compressed. */
  private static ZipEntry sameName(ZipEntry part) {
    ZipEntry entry = new ZipEntry(part.getName());
    entry.setTimeLocal(LocalDateTime.of(1980, 2, 1, 0, 0));
    if (part.getName().equals("mimetype")) {
      entry.setMethod(ZipEntry.STORED);
      entry.setSize(part.getSize());
      entry.setCrc(part.getCrc());
    }
    return entry;
  }

  private static void write(
      String name, InputStream bytes, OutputStream to, int depth, Budget budget)
      throws IOException {
    String empty = EMPTY.get(name);
    if (empty != null) {
      to.write(empty.getBytes(StandardCharsets.UTF_8));
      return;
    }
    if (name.startsWith("_xmlsignatures/") || name.endsWith("signatures.xml")) {
      throw new IOException("A signed document; its signature names the author.");
    }
    String extension = FileNames.extension(name.substring(name.lastIndexOf('/') + 1));
    switch (extension) {
      case "xml", "rels" -> OfficeXml.clean(bytes, to);
      case "jpg", "jpeg", "jpe", "jfif" -> JPEG.clean(bytes, to);
      case "png" -> PNG.clean(bytes, to);
      case "docx", "xlsx", "pptx", "odt", "ods", "odp" ->
          throughFile(bytes, copy -> clean(copy, to, depth + 1, budget));
      case "mp4", "m4v", "mov", "m4a" -> throughFile(bytes, copy -> FILM.clean(copy, to));
      case "mp3" -> throughFile(bytes, copy -> MP3.clean(copy, to));
      case "wav", "webp" -> throughFile(bytes, copy -> RIFF.clean(copy, to));
      default -> {
        if (name.contains("embeddings/") || UNKNOWN_INSIDE.contains(extension)) {
          throw new IOException("Something in the document that cannot be cleaned: " + name);
        }
        bytes.transferTo(to);
      }
    }
  }

  /** For what must be read back and forth. */
  private static void throughFile(InputStream bytes, Use use) throws IOException {
    Path copy = Files.createTempFile("part", null);
    try {
      Files.copy(bytes, copy, StandardCopyOption.REPLACE_EXISTING);
      use.of(copy);
    } finally {
      Files.delete(copy);
    }
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
        throw new IOException("A document that unpacks to too much.");
      }
    }
  }

  private interface Use {
    void of(Path file) throws IOException;
  }
}
