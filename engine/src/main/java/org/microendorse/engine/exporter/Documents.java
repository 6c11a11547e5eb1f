package org.microendorse.engine.exporter;

import static org.microendorse.engine.exporter.Kind.*;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.camunda.zeebe.protocol.record.Record;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** Converts values for documents. */
final class Documents {

  /** All dates are in UTC and equally long, so that they sort as text. */
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private Documents() {}

  static String intent(Record<?> record) {
    return record.getIntent().name();
  }

  static String text(long key) {
    return Long.toString(key);
  }

  static @Nullable String keyOrNull(long key) {
    return key > 0 ? text(key) : null;
  }

  static @Nullable String emptyToNull(@Nullable String value) {
    return value == null || value.isEmpty() ? null : value;
  }

  static String utf8(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  static String date(long millis) {
    return DATE.format(Instant.ofEpochMilli(millis));
  }

  static @Nullable String date(@Nullable String iso) {
    return iso == null || iso.isEmpty()
        ? null
        : DATE.format(ZonedDateTime.parse(iso, DateTimeFormatter.ISO_DATE_TIME));
  }

  static void put(ObjectNode doc, String field, @Nullable String value) {
    if (value == null) {
      doc.set(field, JsonNodeFactory.instance.nullNode());
    } else {
      doc.put(field, storable(value));
    }
  }

  /**
   * Removes NUL characters, which PostgreSQL's JSON cannot hold: one in an error message must not
   * stop the export.
   */
  static String storable(String value) {
    return value.indexOf('\0') < 0 ? value : value.replace('\0', '\uFFFD');
  }
}
