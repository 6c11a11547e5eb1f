package org.microendorse.domain.cohort;

import static org.microendorse.domain.language.Messages.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.microendorse.domain.cohort.Roster.Entry;
import org.microendorse.domain.cohort.Roster.Problem;
import org.microendorse.domain.common.CsvFile;

/**
 * A list of people from a spreadsheet, before anything is checked or stored.
 *
 * @param entries one per person, as far as they could be read
 * @param problems why it cannot be read; empty if it can
 * @param doubtful whether the encoding is a guess, so that letters may be wrong
 */
public record RosterFile(List<Entry> entries, List<Problem> problems, boolean doubtful) {
  /** Other names for the columns, without spaces and punctuation. */
  private static final Map<String, String> ALSO =
      Map.of(
          "fullname", "name",
          "emailaddress", "email",
          "mail", "email");

  /** Reads the file. */
  public static RosterFile read(byte[] file) {
    CsvFile table;
    try {
      table = CsvFile.read(file);
    } catch (CsvFile.NotCsv unreadable) {
      return refused(String.valueOf(unreadable.getMessage()));
    }
    if (table.lines().isEmpty()) {
      return refused(message("teamRule.file.empty"));
    }
    List<String> columns =
        table.lines().getFirst().values().stream().map(RosterFile::column).toList();
    boolean named =
        Roster.COLUMNS.stream()
            .allMatch(wanted -> columns.stream().filter(wanted::equals).count() == 1);
    if (!named) {
      return refused(
          message(
              "teamRule.file.columns",
              Roster.shortened(String.join(",", table.lines().getFirst().values()))));
    }
    List<Entry> entries = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    for (CsvFile.Line line : table.lines().subList(1, table.lines().size())) {
      if (line.values().size() > columns.size()) {
        problems.add(
            new Problem(
                line.number(),
                message("teamRule.file.values", columns.size(), line.values().size())));
      } else {
        entries.add(entry(line, columns));
      }
    }
    return new RosterFile(entries, problems, table.doubtful());
  }

  private static String column(String typed) {
    String letters = typed.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}]", "");
    return ALSO.getOrDefault(letters, letters);
  }

  private static Entry entry(CsvFile.Line line, List<String> columns) {
    return Entry.typed(
        line.number(),
        value(line, columns.indexOf("name")),
        value(line, columns.indexOf("email")),
        value(line, columns.indexOf("role")));
  }

  /** Empty values at the end of a line are often left out. */
  private static String value(CsvFile.Line line, int column) {
    return column < line.values().size() ? line.values().get(column) : "";
  }

  private static RosterFile refused(String message) {
    return new RosterFile(List.of(), List.of(new Problem(0, message)), false);
  }
}
