package org.microendorse.domain.cohort;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The people of a team as somebody wrote them down, and what is wrong with the list, line by line.
 *
 * @param people everybody who could be read
 * @param problems empty if the list can be taken as it is
 */
public record Roster(List<Person> people, List<Problem> problems) {
  /** No rule, but a protection: a team is much smaller. */
  private static final int MOST_LINES = 200;

  private static final int LONGEST = 200;
  private static final Pattern EMAIL = Pattern.compile("[^@\\s,;<>]+@[^@\\s,;<>]+\\.[^@\\s,;<>]+");
  private static final List<String> COLUMNS = List.of("name", "email", "role");

  /** Somebody to invite. */
  public record Person(String name, String email, MemberRole role) {}

  /**
   * What is wrong.
   *
   * @param line of the file or form, counted from 1; 0: the list as a whole
   */
  public record Problem(int line, String message) {
    /** {@code Line 3: …}, or what concerns all lines as it is. */
    public String sentence() {
      return line == 0 ? message : "Line %d: %s".formatted(line, message);
    }
  }

  public boolean isGood() {
    return problems.isEmpty();
  }

  /** Reads a file of comma-separated values whose first line names the columns. */
  public static Roster ofCsv(byte[] file) {
    List<Csv.Line> lines;
    try {
      lines = Csv.read(TextFile.read(file));
    } catch (TextFile.NotText | Csv.NotCsv unreadable) {
      return refused(unreadable.getMessage());
    }
    if (lines.isEmpty()) {
      return refused("This file is empty. Its first line should be: name,email,role");
    }
    List<String> columns =
        lines.getFirst().values().stream().map(it -> it.strip().toLowerCase(Locale.ROOT)).toList();
    if (columns.size() != COLUMNS.size() || !columns.containsAll(COLUMNS)) {
      return refused(
          "The first line should name the columns name,email,role; here it says \"%s\"."
              .formatted(shortened(String.join(",", columns))));
    }
    List<Entry> entries = lines.stream().skip(1).map(line -> Entry.of(line, columns)).toList();
    return of(entries);
  }

  /**
   * One person as it was typed.
   *
   * @param line where it stands
   * @param columns how many values the line has
   */
  public record Entry(int line, String name, String email, String role, int columns) {
    /** Of a form. */
    public static Entry typed(int line, String name, String email, String role) {
      return new Entry(line, name, email, role, COLUMNS.size());
    }

    private static Entry of(Csv.Line line, List<String> columns) {
      List<String> values = line.values();
      return values.size() == columns.size()
          ? new Entry(
              line.number(),
              values.get(columns.indexOf("name")),
              values.get(columns.indexOf("email")),
              values.get(columns.indexOf("role")),
              values.size())
          : new Entry(line.number(), "", "", "", values.size());
    }

    boolean isBlank() {
      return name.isBlank() && email.isBlank();
    }
  }

  /** Checks what was typed; lines without name and address do not count. */
  public static Roster of(List<Entry> entries) {
    if (entries.size() > MOST_LINES) {
      return refused(
          "This list has %,d lines. Please send one team at a time; is it the right file?"
              .formatted(entries.size()));
    }
    List<Person> people = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    Map<String, Integer> seen = new HashMap<>();
    for (Entry entry : entries) {
      if (entry.columns() != COLUMNS.size()) {
        problems.add(
            new Problem(
                entry.line(),
                "There should be 3 values, name, email and role, but there are %d."
                    .formatted(entry.columns())));
      } else if (!entry.isBlank()) {
        read(entry, seen, people, problems);
      }
    }
    if (people.isEmpty() && problems.isEmpty()) {
      problems.add(new Problem(0, "There is nobody on this list yet."));
    }
    return new Roster(List.copyOf(people), List.copyOf(problems));
  }

  private static void read(
      Entry entry, Map<String, Integer> seen, List<Person> people, List<Problem> problems) {
    int before = problems.size();
    String name = entry.name().strip();
    String email = entry.email().strip().toLowerCase(Locale.ROOT);
    var role = MemberRole.read(entry.role());
    if (name.isEmpty() || name.length() > LONGEST || hasControls(name)) {
      problems.add(new Problem(entry.line(), "Please give a name."));
    }
    if (!EMAIL.matcher(email).matches() || email.length() > LONGEST || hasControls(email)) {
      problems.add(
          new Problem(
              entry.line(),
              email.isEmpty()
                  ? "Please give an email address."
                  : "\"%s\" is no email address.".formatted(shortened(email))));
    }
    if (role.isEmpty()) {
      problems.add(
          new Problem(
              entry.line(),
              "The role is \"leader\" or \"teacher leader\", not \"%s\"."
                  .formatted(shortened(entry.role().strip()))));
    }
    Integer earlier = email.isEmpty() ? null : seen.putIfAbsent(email, entry.line());
    if (earlier != null) {
      problems.add(
          new Problem(entry.line(), "This person is on line %d already.".formatted(earlier)));
    }
    if (problems.size() == before) {
      people.add(new Person(name, email, role.orElseThrow()));
    }
  }

  private static boolean hasControls(String text) {
    return text.codePoints().anyMatch(Character::isISOControl);
  }

  private static String shortened(String text) {
    return text.length() <= 60 ? text : text.substring(0, 60) + "…";
  }

  static Roster refused(String message) {
    return new Roster(List.of(), List.of(new Problem(0, message)));
  }
}
