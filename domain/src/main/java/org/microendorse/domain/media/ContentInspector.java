package org.microendorse.domain.media;

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

/** Detects what a file is from its content. */
class ContentInspector {
  private static final int HEADER_LENGTH = 4096;

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

  ContentInspector(MediaLimits.Archive archive) {
    this.officeArchive = new OfficeArchive(archive);
  }

  /**
   * Detects what the file is, and checks that it is complete.
   *
   * @see MediaFiles#inspect
   */
  Content inspect(Path file, String fileName) throws IOException {
    try {
      Content content = contentOf(file, fileName);
      Completeness.check(file, content);
      return content;
    } catch (NotUsable e) {
      throw e.why().refuse(fileName);
    }
  }

  private Content contentOf(Path file, String fileName) throws IOException {
    byte[] header = header(file);
    if (header.length == 0) {
      throw new NotUsable(NotTaken.EMPTY);
    }
    Optional<NotTaken> known = Signatures.ofBytes(header);
    if (known.isPresent()) {
      throw new NotUsable(known.get());
    }
    if (OleFile.isOle(header)) {
      throw new NotUsable(OleFile.kindOf(file));
    }
    if (IsoMedia.isIsoMedia(header)) {
      return IsoMedia.contentOf(file);
    }
    if (Matroska.isMatroska(header)) {
      return Matroska.contentOf(file);
    }
    if (Riff.isRiff(header)) {
      return Riff.contentOf(file);
    }
    if (Ogg.isOgg(header)) {
      return Ogg.contentOf(file);
    }
    return byMediaType(file, header, fileName);
  }

  private Content byMediaType(Path file, byte[] header, String fileName) throws IOException {
    String found = detect(file);
    if (isExecutable(found)) {
      throw new NotUsable(NotTaken.PROGRAM);
    }
    if (isZip(found)) {
      return officeArchive.inspect(file, fileName);
    }
    Optional<NotTaken> text = Signatures.ofText(header);
    if (text.isPresent()) {
      throw new NotUsable(text.get());
    }
    Optional<Content> content = Content.ofMediaType(found);
    if (content.isPresent()) {
      return content.get();
    }
    NotTaken kind = Signatures.ofMediaType(found, types.getMediaTypeRegistry());
    if (kind == NotTaken.UNKNOWN && isText(found)) {
      return Content.TEXT; // A special kind, such as a text that starts with "Subject:".
    }
    throw new NotUsable(kind);
  }

  private boolean isText(String mediaType) {
    return types
        .getMediaTypeRegistry()
        .isSpecializationOf(MediaType.parse(mediaType), MediaType.TEXT_PLAIN);
  }

  private static byte[] header(Path file) throws IOException {
    try (InputStream bytes = Files.newInputStream(file)) {
      return bytes.readNBytes(HEADER_LENGTH);
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
        || mediaType.equals("application/epub+zip")
        || mediaType.startsWith("application/vnd.apple.")
        || mediaType.startsWith("application/vnd.oasis.opendocument.")
        || mediaType.startsWith("application/vnd.openxmlformats-officedocument.");
  }
}
