package org.microendorse.domain.cohort;

import java.util.ArrayList;
import java.util.List;

/**
 * Comma-separated values (RFC 4180). Where the first line has semicolons instead of commas, as some
 * spreadsheets write them, these part the values.
 */
final class Csv {
  private Csv() {}

  /**
   * @param number counted from 1; a value may itself go over several lines
   */
  record Line(int number, List<String> values) {}

  /** A quotation mark is never closed. The message is for whoever sent the file. */
  static final class NotCsv extends Exception {
    NotCsv(int line) {
      super("Line %d: a quotation mark is opened and never closed.".formatted(line));
    }
  }

  /** All lines but the blank ones. */
  static List<Line> read(String text) throws NotCsv {
    String first = text.lines().findFirst().orElse("");
    char separator = first.indexOf(',') < 0 && first.indexOf(';') >= 0 ? ';' : ',';
    List<Line> lines = new ArrayList<>();
    List<String> values = new ArrayList<>();
    StringBuilder value = new StringBuilder();
    boolean quoted = false;
    int number = 1;
    int begin = 1;
    for (int i = 0; i <= text.length(); i++) {
      char c = i == text.length() ? '\n' : text.charAt(i);
      if (quoted && i == text.length()) {
        throw new NotCsv(begin);
      }
      if (quoted && c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"') {
        value.append(c);
        i++;
      } else if (c == '"' && (quoted || value.isEmpty())) {
        quoted = !quoted;
      } else if (!quoted && c == separator) {
        values.add(value.toString());
        value.setLength(0);
      } else if (!quoted && c == '\n') {
        values.add(value.toString());
        value.setLength(0);
        if (values.size() > 1 || !values.getFirst().isBlank()) {
          lines.add(new Line(begin, List.copyOf(values)));
        }
        values.clear();
        begin = ++number;
      } else if (quoted || c != '\r') {
        value.append(c);
        number += c == '\n' ? 1 : 0;
      }
    }
    return lines;
  }
}
