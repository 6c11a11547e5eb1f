package org.microendorse.app.record;

import java.nio.charset.StandardCharsets;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Files about people: offered as downloads, and not cached on the way. */
final class Downloads {
  private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

  private Downloads() {}

  static ResponseEntity<byte[]> pdf(String name, byte[] bytes) {
    return file(name + ".pdf", MediaType.APPLICATION_PDF, bytes);
  }

  static ResponseEntity<byte[]> csv(String name, byte[] bytes) {
    return file(name + ".csv", CSV, bytes);
  }

  static ResponseEntity<byte[]> json(String name, byte[] bytes) {
    return file(name + ".json", MediaType.APPLICATION_JSON, bytes);
  }

  private static ResponseEntity<byte[]> file(String name, MediaType type, byte[] bytes) {
    return ResponseEntity.ok()
        .contentType(type)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename(name).build().toString())
        .body(bytes);
  }
}
