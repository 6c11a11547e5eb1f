package org.microendorse.app.credential;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.MediaType;

/** The formats of a badge, in the order in which they are offered. */
enum BadgeFormat {
  PAGE(MediaType.TEXT_HTML),
  JSON(
      MediaType.valueOf("application/vc+ld+json"),
      MediaType.valueOf("application/ld+json"),
      MediaType.APPLICATION_JSON,
      MediaType.valueOf("application/vc")),
  PNG(MediaType.IMAGE_PNG),
  SVG(MediaType.valueOf("image/svg+xml")),
  JWT(MediaType.TEXT_PLAIN);

  private final List<MediaType> mediaTypes;

  BadgeFormat(MediaType... mediaTypes) {
    this.mediaTypes = List.of(mediaTypes);
  }

  /** The default format. */
  MediaType mediaType() {
    return mediaTypes.getFirst();
  }

  /**
   * A format that the client accepts, and the media type to send it as.
   *
   * @param mediaType the media type that was requested
   */
  record Choice(BadgeFormat format, MediaType mediaType) {}

  /**
   * Returns the available format that the client prefers.
   *
   * @param accepted as sent in the header {@code Accept}, best first
   * @param jwt whether the badge was also signed as a JWT
   */
  static Optional<Choice> best(List<MediaType> accepted, boolean jwt) {
    return accepted.stream()
        .flatMap(
            wanted ->
                Stream.of(values())
                    .filter(format -> jwt || format != JWT)
                    .flatMap(format -> format.mediaTypes.stream().map(it -> new Choice(format, it)))
                    .filter(choice -> wanted.includes(choice.mediaType())))
        .findFirst();
  }
}
