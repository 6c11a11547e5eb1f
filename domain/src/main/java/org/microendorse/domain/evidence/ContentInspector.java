package org.microendorse.domain.evidence;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MediaType;
import org.apache.tika.mime.MimeTypes;

/** Finds out what a file is by looking into it. */
class ContentInspector {
  private static final Set<String> EXECUTABLE =
      Set.of(
          "application/x-msdownload",
          "application/x-dosexec",
          "application/vnd.microsoft.portable-executable",
          "application/x-elf",
          "application/x-executable",
          "application/x-sharedlib",
          "application/x-object",
          "application/x-mach-o",
          "application/x-mach-o-executable",
          "application/x-sh",
          "application/x-bat",
          "application/java-vm",
          "application/java-archive",
          "application/javascript",
          "text/javascript",
          "text/x-python",
          "text/x-perl",
          "application/x-php",
          "text/x-php");

  private final MimeTypes types = MimeTypes.getDefaultMimeTypes();
  private final OfficeArchive officeArchive;

  ContentInspector(EvidenceProperties properties) {
    this.officeArchive = new OfficeArchive(properties.archive());
  }

  /**
   * What the file is.
   *
   * @param fileName only for messages and to see that it does not contradict the content
   * @throws EvidenceRefused if it is nothing that is taken as evidence
   */
  Content inspect(Path file, String fileName) throws IOException {
    Content content = contentOf(file, fileName);
    if (!content.fits(fileName)) {
      throw new EvidenceRefused(
          "\"%s\" is really %s (%s). Please give it the ending that fits and upload it again."
              .formatted(fileName, content.kind().label(), content.mediaType()));
    }
    return content;
  }

  private Content contentOf(Path file, String fileName) throws IOException {
    Optional<Content> media = MediaContainer.contentOf(header(file));
    if (media.isPresent()) {
      return media.get();
    }
    String found = detect(file);
    if (isExecutable(found)) {
      throw new EvidenceRefused(
          "\"%s\" is a program. Programs are not taken as evidence.".formatted(fileName));
    }
    return isZip(found)
        ? officeArchive.inspect(file, fileName)
        : Content.ofMediaType(found).orElseThrow(() -> unknown(fileName, found));
  }

  private static byte[] header(Path file) throws IOException {
    try (InputStream bytes = Files.newInputStream(file)) {
      return bytes.readNBytes(MediaContainer.HEADER_LENGTH);
    }
  }

  private String detect(Path file) throws IOException {
    try (InputStream bytes = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      return types.detect(bytes, new Metadata()).getBaseType().toString();
    }
  }

  private boolean isExecutable(String mediaType) {
    MediaType type = MediaType.parse(mediaType);
    while (type != null) {
      if (EXECUTABLE.contains(type.toString())) {
        return true;
      }
      type = types.getMediaTypeRegistry().getSupertype(type);
    }
    return false;
  }

  private boolean isZip(String mediaType) {
    return mediaType.equals("application/zip")
        || mediaType.equals("application/x-tika-ooxml")
        || mediaType.startsWith("application/vnd.oasis.opendocument.")
        || mediaType.startsWith("application/vnd.openxmlformats-officedocument.");
  }

  private static EvidenceRefused unknown(String fileName, String mediaType) {
    return new EvidenceRefused(
        "\"%s\" is not a kind of file that can be shown to reviewers (%s)."
            .formatted(fileName, mediaType));
  }
}
