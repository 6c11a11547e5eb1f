package org.microendorse.domain.media;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** Inspects zip archives that claim to be office documents: OOXML and ODF. */
class OfficeArchive {
  /** Below this size even a high ratio does no harm, and tiny documents do compress well. */
  private static final long HARMLESS = 10L << 20;

  private final MediaLimits.Archive limits;

  OfficeArchive(MediaLimits.Archive limits) {
    this.limits = limits;
  }

  /**
   * Detects which office document it is.
   *
   * @throws FileRefused if it is not one, contains macros, or unpacks to too much
   */
  Content inspect(Path file, String fileName) throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      refuseBomb(zip, Files.size(file), fileName);
      refuseMacros(zip, fileName);
      if (ZipKind.isEncryptedOpenDocument(zip)) {
        throw new NotUsable(NotTaken.PASSWORD);
      }
      ActiveContent.refuse(zip, fileName);
      return contentOf(zip, fileName);
    } catch (ZipException | EOFException e) {
      throw new NotUsable(NotTaken.DAMAGED);
    }
  }

  private void refuseBomb(ZipFile zip, long packed, String fileName) throws IOException {
    if (zip.size() > limits.maxEntries()) {
      throw bomb(fileName);
    }
    long allowed =
        Math.min(
            limits.maxUnpackedSize().toBytes(), Math.max(HARMLESS, packed * limits.maxRatio()));
    long unpacked = 0;
    byte[] buffer = new byte[1 << 16];
    Enumeration<? extends ZipEntry> entries = zip.entries();
    while (entries.hasMoreElements()) {
      // Counted, because the sizes written in an archive may be wrong.
      try (InputStream bytes = zip.getInputStream(entries.nextElement())) {
        for (int n = bytes.read(buffer); n >= 0; n = bytes.read(buffer)) {
          unpacked += n;
          if (unpacked > allowed) {
            throw bomb(fileName);
          }
        }
      }
    }
  }

  private void refuseMacros(ZipFile zip, String fileName) {
    boolean macros =
        zip.stream()
            .map(entry -> entry.getName().toLowerCase(Locale.ROOT))
            .anyMatch(
                name ->
                    name.endsWith("vbaproject.bin")
                        || name.startsWith("basic/")
                        || name.startsWith("scripts/"));
    if (macros) {
      throw new FileRefused("file.macros", fileName);
    }
  }

  private Content contentOf(ZipFile zip, String fileName) throws IOException {
    if (zip.getEntry("[Content_Types].xml") != null) {
      if (zip.getEntry("word/document.xml") != null) {
        return Content.DOCX;
      }
      if (zip.getEntry("xl/workbook.xml") != null) {
        return Content.XLSX;
      }
      if (zip.getEntry("ppt/presentation.xml") != null) {
        return Content.PPTX;
      }
    }
    ZipEntry mediaType = zip.getEntry("mimetype");
    if (mediaType != null
        && zip.getEntry("content.xml") != null
        && zip.getEntry("META-INF/manifest.xml") != null) {
      try (InputStream bytes = zip.getInputStream(mediaType)) {
        String declared = new String(bytes.readNBytes(200), StandardCharsets.US_ASCII).strip();
        return Content.ofMediaType(declared)
            .filter(content -> content.name().startsWith("OD"))
            .orElseThrow(() -> new NotUsable(NotTaken.OTHER_OFFICE));
      }
    }
    throw new NotUsable(ZipKind.of(zip, fileName));
  }

  private static FileRefused bomb(String fileName) {
    return new FileRefused("file.unpacksTooLarge", fileName);
  }
}
