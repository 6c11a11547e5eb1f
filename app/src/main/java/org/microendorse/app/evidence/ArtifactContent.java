package org.microendorse.app.evidence;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.microendorse.app.security.PortalUser;
import org.microendorse.domain.common.NotFound;
import org.microendorse.domain.evidence.EvidenceFile;
import org.microendorse.domain.evidence.EvidenceFiles;
import org.microendorse.domain.integrity.IntegrityTeam;
import org.microendorse.domain.review.ReviewAccess;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpRange;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.context.request.ServletWebRequest;

/**
 * Serves the bytes of an untrusted file: the browser may show types that cannot contain scripts,
 * must not guess the type, and may do nothing else with it.
 */
@Controller
class ArtifactContent {
  private static final Set<String> SHOWN =
      Set.of(
          "application/pdf",
          "image/png",
          "image/jpeg",
          "image/gif",
          "image/webp",
          "image/avif",
          "image/bmp",
          "video/mp4",
          "video/webm",
          "video/quicktime",
          "video/x-m4v",
          "application/mp4",
          "audio/mpeg",
          "audio/mp4",
          "audio/vnd.wave",
          "audio/webm",
          "audio/ogg",
          "audio/opus",
          "audio/x-flac");

  private final EvidenceFiles evidenceFiles;
  private final ReviewAccess access;
  private final IntegrityTeam team;

  ArtifactContent(EvidenceFiles evidenceFiles, ReviewAccess access, IntegrityTeam team) {
    this.evidenceFiles = evidenceFiles;
    this.access = access;
    this.team = team;
  }

  @GetMapping("/artifacts/{id}")
  void content(
      @AuthenticationPrincipal PortalUser me,
      @PathVariable UUID id,
      @RequestParam(required = false) @Nullable String download,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    EvidenceFile file =
        access
            .fileFor(me.getUsername(), id)
            .or(() -> team.fileFor(me.getUsername(), id))
            .orElseThrow(() -> new NotFound("artifact", id));
    boolean shown = download == null && SHOWN.contains(file.mediaType());
    response.setContentType(shown ? file.mediaType() : "application/octet-stream");
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION,
        (shown ? ContentDisposition.inline() : ContentDisposition.attachment())
            .filename(file.fileName(), StandardCharsets.UTF_8)
            .build()
            .toString());
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader(
        "Content-Security-Policy",
        file.mediaType().equals("application/pdf")
            // Browsers do not show a PDF in a sandbox; its viewer is one.
            ? "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'"
            : "sandbox; default-src 'none'; img-src 'self'; media-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'");
    // A file may have to be hidden at any moment, so browsers must ask each time.
    response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-cache");
    // The educator and a reviewer get different bytes under the same address.
    response.setHeader(HttpHeaders.VARY, HttpHeaders.COOKIE);
    response.setHeader(HttpHeaders.ACCEPT_RANGES, "bytes");
    if (new ServletWebRequest(request, response).checkNotModified(file.sha256())) {
      return;
    }
    send(file, request.getHeader(HttpHeaders.RANGE), response);
  }

  /** The whole file, or the one part that was asked for. */
  private void send(EvidenceFile file, String range, HttpServletResponse response)
      throws IOException {
    long first = 0;
    long last = file.size() - 1;
    if (range != null) {
      List<HttpRange> ranges;
      try {
        ranges = HttpRange.parseRanges(range);
        first = ranges.getFirst().getRangeStart(file.size());
        last = ranges.getFirst().getRangeEnd(file.size());
        if (first > last) {
          throw new IllegalArgumentException("The range begins after the end of the file.");
        }
      } catch (IllegalArgumentException | NoSuchElementException e) {
        response.setHeader(HttpHeaders.CONTENT_RANGE, "bytes */" + file.size());
        response.setStatus(HttpStatus.REQUESTED_RANGE_NOT_SATISFIABLE.value());
        return;
      }
      response.setStatus(HttpStatus.PARTIAL_CONTENT.value());
      response.setHeader(
          HttpHeaders.CONTENT_RANGE, "bytes %d-%d/%d".formatted(first, last, file.size()));
    }
    response.setContentLengthLong(last - first + 1);
    try (InputStream bytes = evidenceFiles.open(file)) {
      bytes.skipNBytes(first);
      copy(bytes, response.getOutputStream(), last - first + 1);
    }
  }

  private static void copy(InputStream from, OutputStream to, long length) throws IOException {
    byte[] buffer = new byte[64 * 1024];
    for (long left = length; left > 0; ) {
      int read = from.read(buffer, 0, (int) Math.min(buffer.length, left));
      if (read < 0) {
        throw new IOException("The file is shorter than expected.");
      }
      to.write(buffer, 0, read);
      left -= read;
    }
  }
}
