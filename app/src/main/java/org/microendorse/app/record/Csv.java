package org.microendorse.app.record;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Comma-separated values (RFC 4180) in UTF-8, marked so that spreadsheets know. */
final class Csv {
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final StringBuilder text = new StringBuilder(BYTE_ORDER_MARK);

  Csv line(Object... values) {
    text.append(Arrays.stream(values).map(Csv::quoted).collect(Collectors.joining(",")));
    text.append("\r\n");
    return this;
  }

  byte[] bytes() {
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** A spreadsheet must not take what somebody typed for a formula. */
  private static String quoted(Object value) {
    String cell = value == null ? "" : value.toString();
    String safe = !cell.isEmpty() && "=+-@\t\r".indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    return '"' + safe.replace("\"", "\"\"") + '"';
  }
}
