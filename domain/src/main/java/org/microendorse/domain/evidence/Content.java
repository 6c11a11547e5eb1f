package org.microendorse.domain.evidence;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.microendorse.domain.catalog.EvidenceKind;

/** The contents that are taken as evidence; whatever is not listed is refused. */
enum Content {
  PDF("application/pdf", EvidenceKind.PDF, "pdf"),
  PNG("image/png", EvidenceKind.IMAGE, "png"),
  JPEG("image/jpeg", EvidenceKind.IMAGE, "jpg", "jpeg", "jpe", "jfif"),
  GIF("image/gif", EvidenceKind.IMAGE, "gif"),
  WEBP("image/webp", EvidenceKind.IMAGE, "webp"),
  HEIC("image/heic", EvidenceKind.IMAGE, "heic", "heif"),
  HEIF("image/heif", EvidenceKind.IMAGE, "heif", "heic"),
  AVIF("image/avif", EvidenceKind.IMAGE, "avif"),
  TIFF("image/tiff", EvidenceKind.IMAGE, "tif", "tiff"),
  BMP("image/bmp", EvidenceKind.IMAGE, "bmp"),
  MP4("video/mp4", EvidenceKind.VIDEO, "mp4", "m4v", "mov"),
  M4V("video/x-m4v", EvidenceKind.VIDEO, "mp4", "m4v"),
  QUICKTIME("video/quicktime", EvidenceKind.VIDEO, "mov", "qt", "mp4"),
  THREE_GPP("video/3gpp", EvidenceKind.VIDEO, "3gp", "mp4"),
  WEBM("video/webm", EvidenceKind.VIDEO, "webm"),
  MATROSKA("application/x-matroska", EvidenceKind.VIDEO, "mkv", "webm"),
  MP3("audio/mpeg", EvidenceKind.AUDIO, "mp3"),
  M4A("audio/mp4", EvidenceKind.AUDIO, "m4a", "m4b", "mp4", "3gp", "3ga"),
  WEBM_AUDIO("audio/webm", EvidenceKind.AUDIO, "webm", "weba"),
  MATROSKA_AUDIO("audio/x-matroska", EvidenceKind.AUDIO, "mka", "mkv"),
  WAV("audio/vnd.wave", EvidenceKind.AUDIO, "wav"),
  OGG("application/ogg", EvidenceKind.AUDIO, "ogg", "oga", "opus"),
  OGG_AUDIO("audio/ogg", EvidenceKind.AUDIO, "ogg", "oga", "opus"),
  VORBIS("audio/vorbis", EvidenceKind.AUDIO, "ogg", "oga"),
  OPUS("audio/opus", EvidenceKind.AUDIO, "opus", "ogg", "oga"),
  FLAC("audio/x-flac", EvidenceKind.AUDIO, "flac"),
  DOCX(
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
      EvidenceKind.DOCUMENT,
      "docx"),
  XLSX(
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      EvidenceKind.DOCUMENT,
      "xlsx"),
  PPTX(
      "application/vnd.openxmlformats-officedocument.presentationml.presentation",
      EvidenceKind.DOCUMENT,
      "pptx"),
  ODT("application/vnd.oasis.opendocument.text", EvidenceKind.DOCUMENT, "odt"),
  ODS("application/vnd.oasis.opendocument.spreadsheet", EvidenceKind.DOCUMENT, "ods"),
  ODP("application/vnd.oasis.opendocument.presentation", EvidenceKind.DOCUMENT, "odp"),
  TEXT("text/plain", EvidenceKind.TEXT, "txt", "md", "csv", "text");

  /** {@code pdf}, {@code mp4}; not the end of {@code Notes 1.2} or of {@code Dr. Lovelace}. */
  private static final Pattern ENDING = Pattern.compile("(?=.*[a-z])[a-z0-9]{2,7}");

  private final String mediaType;
  private final EvidenceKind kind;
  private final List<String> extensions;

  Content(String mediaType, EvidenceKind kind, String... extensions) {
    this.mediaType = mediaType;
    this.kind = kind;
    this.extensions = List.of(extensions);
  }

  String mediaType() {
    return mediaType;
  }

  EvidenceKind kind() {
    return kind;
  }

  /** The usual ending of such files, without its dot. */
  String extension() {
    return extensions.getFirst();
  }

  /**
   * The name with an ending that fits this content. A name without ending stays as it is; an ending
   * of another kind of file is replaced.
   */
  String named(String cleanName) {
    String found = FileNames.extension(cleanName);
    if (found.isEmpty() || extensions.contains(found)) {
      return cleanName;
    }
    String base =
        ENDING.matcher(found).matches()
            ? cleanName.substring(0, cleanName.lastIndexOf('.'))
            : cleanName;
    return FileNames.clean(base + "." + extension());
  }

  static Optional<Content> ofMediaType(String mediaType) {
    return Arrays.stream(values()).filter(c -> c.mediaType.equals(mediaType)).findFirst();
  }
}
