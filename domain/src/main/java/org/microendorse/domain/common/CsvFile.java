package org.microendorse.domain.common;

import static org.microendorse.domain.language.Messages.message;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A table as spreadsheets write it: comma, semicolon, tab or pipe between values; any line end; a
 * first line {@code sep=;}; empty columns at the right.
 *
 * @param lines all but the blank ones; values are clean single lines
 * @param doubtful whether the encoding is a guess; then a person should look at the text
 */
public record CsvFile(List<Line> lines, boolean doubtful) {
  private static final Pattern SEPARATOR_LINE =
      Pattern.compile("\\A\"?sep=(.)\"?[ \t]*(\r\n|\r|\n)", Pattern.CASE_INSENSITIVE);

  private static final char[] SEPARATORS = {',', ';', '\t', '|'};

  /**
   * A row.
   *
   * @param number counted from 1; a value may itself go over several lines
   */
  public record Line(int number, List<String> values) {}

  /** The file is not such a table. The message tells the sender what to do. */
  public static final class NotCsv extends Exception {
    NotCsv(String key, Object... arguments) {
      super(message(key, arguments));
    }
  }

  /** Reads a file in any encoding that spreadsheets use. */
  public static CsvFile read(byte[] file) throws NotCsv {
    refuseWorkbooks(file);
    SpreadsheetText decoded =
        SpreadsheetText.of(file).orElseThrow(() -> new NotCsv("common.csvEncoding"));
    return new CsvFile(lines(decoded.text()), decoded.doubtful());
  }

  private static void refuseWorkbooks(byte[] file) throws NotCsv {
    boolean zip = file.length > 3 && file[0] == 'P' && file[1] == 'K' && file[2] == 3;
    boolean ole = file.length > 3 && (file[0] & 0xFF) == 0xD0 && (file[1] & 0xFF) == 0xCF;
    if (zip || ole) {
      throw new NotCsv("common.csvWorkbook");
    }
  }

  private static List<Line> lines(String text) throws NotCsv {
    int skipped = 0;
    String rows = text;
    char separator;
    Matcher declared = SEPARATOR_LINE.matcher(text);
    if (declared.find()) {
      separator = declared.group(1).charAt(0);
      rows = text.substring(declared.end());
      skipped = 1;
    } else {
      separator = separatorIn(text);
    }
    if (separator == '"' || separator == '\r' || separator == '\n') {
      throw new NotCsv("common.csvSeparator");
    }
    return parse(rows, separator, skipped);
  }

  /** The separator that occurs most often in the first line. */
  private static char separatorIn(String text) {
    String first = text.strip().split("[\r\n]", 2)[0];
    char best = SEPARATORS[0];
    long most = 0;
    for (char candidate : SEPARATORS) {
      long count = first.chars().filter(c -> c == candidate).count();
      if (count > most) {
        best = candidate;
        most = count;
      }
    }
    return best;
  }

  private static List<Line> parse(String rows, char separator, int skipped) throws NotCsv {
    CSVFormat format =
        CSVFormat.DEFAULT
            .builder()
            .setDelimiter(separator)
            .setIgnoreEmptyLines(false)
            .setTrailingData(true)
            .get();
    List<Line> lines = new ArrayList<>();
    int number = 1 + skipped;
    try (CSVParser parser = CSVParser.parse(new StringReader(rows), format)) {
      for (CSVRecord row : parser) {
        List<String> values = withoutEmptyEnd(row.toList());
        if (!values.isEmpty()) {
          lines.add(new Line(number, values));
        }
        number = (int) parser.getCurrentLineNumber() + 1 + skipped;
      }
      return List.copyOf(lines);
    } catch (IOException | UncheckedIOException | IllegalStateException e) {
      throw new NotCsv("common.csvQuote", String.valueOf(number));
    }
  }

  private static List<String> withoutEmptyEnd(List<String> values) {
    List<String> clean = values.stream().map(Text::line).toList();
    int length = clean.size();
    while (length > 0 && clean.get(length - 1).isEmpty()) {
      length--;
    }
    return clean.subList(0, length);
  }
}
