package org.microendorse.app.credential;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.microendorse.domain.common.Sha256;
import org.microendorse.domain.credential.Badge;
import org.microendorse.domain.credential.BakedBadge;
import org.microendorse.domain.showcase.BadgePictures;
import org.microendorse.domain.showcase.ShowcaseService;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.ServletWebRequest;

/** A badge as a file: the signed credential, or a picture that contains it. */
@Component
class BadgeFiles {
  /** Revoked and hidden badges disappear from every cache after this time. */
  private static final Duration FRESH = Duration.ofMinutes(1);

  private final BadgePictures pictures;
  private final ShowcaseService showcase;

  BadgeFiles(BadgePictures pictures, ShowcaseService showcase) {
    this.pictures = pictures;
    this.showcase = showcase;
  }

  /** The answer, or 304 if the client has it already. */
  ResponseEntity<byte[]> answer(
      Badge badge, BadgeFormat format, MediaType mediaType, ServletWebRequest request) {
    boolean shown = showcase.isPublic(badge.id());
    String tag =
        '"' + Sha256.hex(format + badge.credential() + pictures.face(badge)).substring(0, 32) + '"';
    HttpHeaders headers = new HttpHeaders();
    headers.setETag(tag);
    headers.setCacheControl(
        shown
            ? CacheControl.maxAge(FRESH).cachePublic().mustRevalidate()
            : CacheControl.noCache().cachePrivate());
    headers.setVary(List.of(HttpHeaders.ACCEPT));
    if (shown) {
      // Lets verifiers that run in a browser read it.
      headers.setAccessControlAllowOrigin("*");
    }
    if (request.checkNotModified(tag)) {
      return ResponseEntity.status(304).headers(headers).build();
    }
    headers.setContentType(mediaType);
    headers.setContentDisposition(
        ContentDisposition.inline()
            .filename("badge-" + badge.id() + "." + extension(format))
            .build());
    if (format == BadgeFormat.SVG) {
      headers.set("Content-Security-Policy", "default-src 'none'; sandbox");
    }
    return ResponseEntity.ok().headers(headers).body(bytes(badge, format));
  }

  private byte[] bytes(Badge badge, BadgeFormat format) {
    return switch (format) {
      case JSON -> badge.credential().getBytes(StandardCharsets.UTF_8);
      case PNG -> BakedBadge.intoPng(pictures.png(badge), badge.credential());
      case SVG ->
          BakedBadge.intoSvg(
              pictures.svg(badge).getBytes(StandardCharsets.UTF_8), badge.credential());
      case JWT ->
          Objects.requireNonNull(badge.jwt(), "offered with a JWT only")
              .getBytes(StandardCharsets.UTF_8);
      case PAGE -> throw new IllegalArgumentException("A page is not a file.");
    };
  }

  private static String extension(BadgeFormat format) {
    return format.name().toLowerCase(Locale.ROOT);
  }
}
