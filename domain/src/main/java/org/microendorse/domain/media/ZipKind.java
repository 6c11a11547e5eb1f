package org.microendorse.domain.media;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.microendorse.domain.common.FileNames;

/** Detects what a ZIP is if it is not an office document that reviewers can open. */
final class ZipKind {
  private static final Pattern PHOTO =
      Pattern.compile(".*\\.(jpe?g|png|gif|heic|heif|webp|tiff?|bmp|dng)");

  private static final Pattern FILM = Pattern.compile(".*\\.(mov|mp4)");

  private ZipKind() {}

  static NotTaken of(ZipFile zip, String fileName) throws IOException {
    List<String> names =
        zip.stream()
            .filter(entry -> !entry.isDirectory())
            .map(entry -> entry.getName().toLowerCase(Locale.ROOT))
            .filter(name -> !name.startsWith("__macosx/") && !name.endsWith(".ds_store"))
            .toList();
    if (has(names, "index/.*\\.iwa") || names.contains("index.zip")) {
      return iWork(names, fileName);
    }
    if (has(names, "index\\.apxl(\\.gz)?")) {
      return NotTaken.KEYNOTE;
    }
    if (has(names, "index\\.xml(\\.gz)?")) {
      String start = start(zip, "index.xml");
      return start.contains("sl:document")
          ? NotTaken.PAGES
          : start.contains("ls:document") ? NotTaken.NUMBERS : byEnding(fileName);
    }
    if (names.contains("xl/workbook.bin")) {
      return NotTaken.BINARY_EXCEL;
    }
    if (names.contains("visio/document.xml")) {
      return NotTaken.VISIO;
    }
    if (has(names, "fixeddocseq\\.fdseq|fixeddocumentsequence\\.fdseq")) {
      return NotTaken.XPS;
    }
    String declared = start(zip, "mimetype");
    if (declared.startsWith("application/epub+zip") || names.contains("meta-inf/container.xml")) {
      return NotTaken.EPUB;
    }
    if (declared.startsWith("application/vnd.oasis.opendocument.")) {
      return NotTaken.OTHER_OFFICE;
    }
    if (names.contains("meta-inf/manifest.mf") || has(names, "classes\\.dex|.*\\.class")) {
      return NotTaken.PROGRAM;
    }
    return pictures(names);
  }

  /** Whether it is an OpenDocument file whose parts are encrypted. */
  static boolean isEncryptedOpenDocument(ZipFile zip) throws IOException {
    ZipEntry manifest = zip.getEntry("META-INF/manifest.xml");
    if (manifest == null) {
      return false;
    }
    try (InputStream bytes = zip.getInputStream(manifest)) {
      return new String(bytes.readNBytes(1 << 20), StandardCharsets.UTF_8)
          .contains("encryption-data");
    }
  }

  private static NotTaken iWork(List<String> names, String fileName) {
    if (has(names, "index/(masterslide|slide|templateslide).*\\.iwa")) {
      return NotTaken.KEYNOTE;
    }
    return byEnding(fileName);
  }

  /** All three look alike inside; the extension is the best evidence. */
  private static NotTaken byEnding(String fileName) {
    return switch (FileNames.extension(fileName)) {
      case "pages" -> NotTaken.PAGES;
      case "numbers" -> NotTaken.NUMBERS;
      case "key" -> NotTaken.KEYNOTE;
      default -> NotTaken.IWORK;
    };
  }

  private static NotTaken pictures(List<String> names) {
    long photos = names.stream().filter(name -> PHOTO.matcher(name).matches()).count();
    long films = names.stream().filter(name -> FILM.matcher(name).matches()).count();
    if (photos == 1 && films == 1 && names.size() <= 3) {
      return NotTaken.LIVE_PHOTO;
    }
    return photos > 0 && photos == names.size() ? NotTaken.PHOTO_ARCHIVE : NotTaken.ARCHIVE;
  }

  private static boolean has(List<String> names, String pattern) {
    Pattern wanted = Pattern.compile(pattern);
    return names.stream().anyMatch(name -> wanted.matcher(name).matches());
  }

  private static String start(ZipFile zip, String name) throws IOException {
    ZipEntry entry = zip.getEntry(name);
    if (entry == null) {
      return "";
    }
    try (InputStream bytes = zip.getInputStream(entry)) {
      return new String(bytes.readNBytes(2000), StandardCharsets.UTF_8).strip();
    }
  }
}
