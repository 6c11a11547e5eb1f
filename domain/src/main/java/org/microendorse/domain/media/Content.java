package org.microendorse.domain.media;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.microendorse.domain.common.FileNames;

/** The accepted kinds of content; all others are refused. */
public enum Content {
  PDF("application/pdf", MediaKind.PDF, "pdf"),
  PNG("image/png", MediaKind.IMAGE, "png"),
  JPEG("image/jpeg", MediaKind.IMAGE, "jpg", "jpeg", "jpe", "jfif"),
  GIF("image/gif", MediaKind.IMAGE, "gif"),
  WEBP("image/webp", MediaKind.IMAGE, "webp"),
  HEIC("image/heic", MediaKind.IMAGE, "heic", "heif"),
  HEIF("image/heif", MediaKind.IMAGE, "heif", "heic"),
  AVIF("image/avif", MediaKind.IMAGE, "avif"),
  TIFF("image/tiff", MediaKind.IMAGE, "tif", "tiff"),
  BMP("image/bmp", MediaKind.IMAGE, "bmp"),
  MP4("video/mp4", MediaKind.VIDEO, "mp4", "m4v", "mov"),
  M4V("video/x-m4v", MediaKind.VIDEO, "mp4", "m4v"),
  QUICKTIME("video/quicktime", MediaKind.VIDEO, "mov", "qt", "mp4"),
  THREE_GPP("video/3gpp", MediaKind.VIDEO, "3gp", "mp4"),
  WEBM("video/webm", MediaKind.VIDEO, "webm"),
  MATROSKA("application/x-matroska", MediaKind.VIDEO, "mkv", "webm"),
  MP3("audio/mpeg", MediaKind.AUDIO, "mp3"),
  M4A("audio/mp4", MediaKind.AUDIO, "m4a", "m4b", "mp4", "3gp", "3ga"),
  WEBM_AUDIO("audio/webm", MediaKind.AUDIO, "webm", "weba"),
  MATROSKA_AUDIO("audio/x-matroska", MediaKind.AUDIO, "mka", "mkv"),
  WAV("audio/vnd.wave", MediaKind.AUDIO, "wav"),
  OGG("application/ogg", MediaKind.AUDIO, "ogg", "oga", "opus"),
  OGG_AUDIO("audio/ogg", MediaKind.AUDIO, "ogg", "oga", "opus"),
  VORBIS("audio/vorbis", MediaKind.AUDIO, "ogg", "oga"),
  OPUS("audio/opus", MediaKind.AUDIO, "opus", "ogg", "oga"),
  FLAC("audio/x-flac", MediaKind.AUDIO, "flac"),
  DOCX(
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
      MediaKind.DOCUMENT,
      "docx"),
  XLSX(
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      MediaKind.DOCUMENT,
      "xlsx"),
  PPTX(
      "application/vnd.openxmlformats-officedocument.presentationml.presentation",
      MediaKind.DOCUMENT,
      "pptx"),
  ODT("application/vnd.oasis.opendocument.text", MediaKind.DOCUMENT, "odt"),
  ODS("application/vnd.oasis.opendocument.spreadsheet", MediaKind.DOCUMENT, "ods"),
  ODP("application/vnd.oasis.opendocument.presentation", MediaKind.DOCUMENT, "odp"),
  TEXT("text/plain", MediaKind.TEXT, "txt", "md", "csv", "text");

  /** {@code pdf}, {@code mp4}; not the end of {@code Notes 1.2} or of {@code Dr. Lovelace}. */
  private static final Pattern ENDING = Pattern.compile("(?=.*[a-z])[a-z0-9]{2,7}");

  private final String mediaType;
  private final MediaKind kind;
  private final List<String> extensions;

  Content(String mediaType, MediaKind kind, String... extensions) {
    this.mediaType = mediaType;
    this.kind = kind;
    this.extensions = List.of(extensions);
  }

  public String mediaType() {
    return mediaType;
  }

  public MediaKind kind() {
    return kind;
  }

  /** The usual extension of such files, without its dot. */
  public String extension() {
    return extensions.getFirst();
  }

  /**
   * The name with the right extension for this content. A name without extension stays as it is; an
   * extension of another kind of file is replaced.
   */
  public String named(String cleanName) {
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

  /** The content with this media type, empty if none is accepted. */
  public static Optional<Content> ofMediaType(String mediaType) {
    return Arrays.stream(values()).filter(c -> c.mediaType.equals(mediaType)).findFirst();
  }
}
