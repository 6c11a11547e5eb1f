package org.microendorse.domain.common;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.QuoteMode;
import org.jspecify.annotations.Nullable;

/**
 * Comma-separated values (RFC 4180) in UTF-8, with the byte order mark that spreadsheets look for.
 */
public final class CsvDownload {
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  /** Characters that a spreadsheet takes as the start of a formula, wide forms included. */
  private static final String FORMULA_STARTS = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

  private final StringBuilder text = new StringBuilder(BYTE_ORDER_MARK);
  private final CSVPrinter printer;

  public CsvDownload() {
    try {
      this.printer =
          new CSVPrinter(text, CSVFormat.DEFAULT.builder().setQuoteMode(QuoteMode.ALL).get());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Adds a row; null is empty. */
  public CsvDownload line(@Nullable Object... values) {
    try {
      printer.printRecord(Arrays.stream(values).map(CsvDownload::harmless));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public byte[] bytes() {
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** What a person typed never becomes a formula; numbers may be negative. */
  private static String harmless(Object value) {
    String cell = value == null ? "" : value.toString();
    String start = cell.stripLeading();
    boolean formula =
        !(value instanceof Number)
            && (!start.isEmpty() && FORMULA_STARTS.indexOf(start.charAt(0)) >= 0
                || !cell.isEmpty() && FORMULA_STARTS.indexOf(cell.charAt(0)) >= 0);
    return formula ? "'" + cell : cell;
  }
}
