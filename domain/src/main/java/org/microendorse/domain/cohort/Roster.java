package org.microendorse.domain.cohort;

import static org.microendorse.domain.language.Messages.message;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.microendorse.domain.common.EmailAddress;
import org.microendorse.domain.common.PersonName;
import org.microendorse.domain.common.Text;
import org.microendorse.domain.language.Messages;

/**
 * The people of a team as typed or uploaded, and what is wrong with the list, line by line.
 *
 * @param people all people who could be read
 * @param problems empty if the list is accepted
 */
public record Roster(List<Person> people, List<Problem> problems) {
  /** A technical limit, not a rule: a team is much smaller. */
  private static final int MOST_LINES = 200;

  static final List<String> COLUMNS = List.of("name", "email", "role");

  /** A person to invite. */
  public record Person(String name, String email, MemberRole role) {}

  /**
   * What is wrong.
   *
   * @param line of the file or form, counted from 1; 0: the list as a whole
   */
  public record Problem(int line, String message) {
    /** The problem as {@code Line 3: …}, or without a line number if it concerns the whole list. */
    public String sentence() {
      return line == 0 ? message : Messages.message("teamRule.line", line, message);
    }
  }

  public boolean isGood() {
    return problems.isEmpty();
  }

  /**
   * Reads a file of comma-separated values whose first line names the columns. If its encoding is a
   * guess, the list is not accepted: a person has to check the names first.
   */
  public static Roster ofCsv(byte[] file) {
    RosterFile read = RosterFile.read(file);
    if (!read.problems().isEmpty()) {
      return new Roster(List.of(), read.problems());
    }
    Roster roster = of(read.entries());
    return read.doubtful() && roster.isGood() ? refused(message("teamRule.file.doubtful")) : roster;
  }

  /**
   * One person as it was typed.
   *
   * @param line the line number
   */
  public record Entry(int line, String name, String email, String role) {
    /** As it was typed or read. */
    public static Entry typed(int line, String name, String email, String role) {
      return new Entry(line, name, email, role);
    }

    boolean isBlank() {
      return Text.isBlank(name) && Text.isBlank(email);
    }
  }

  /** Checks what was typed; lines without name and address do not count. */
  public static Roster of(List<Entry> entries) {
    if (entries.size() > MOST_LINES) {
      return refused(message("teamRule.tooManyLines", entries.size()));
    }
    List<Person> people = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    Map<String, Integer> seen = new HashMap<>();
    for (Entry entry : entries) {
      if (!entry.isBlank()) {
        read(entry, seen, people, problems);
      }
    }
    if (people.isEmpty() && problems.isEmpty()) {
      problems.add(new Problem(0, message("teamRule.nobody")));
    }
    return new Roster(List.copyOf(people), List.copyOf(problems));
  }

  private static void read(
      Entry entry, Map<String, Integer> seen, List<Person> people, List<Problem> problems) {
    int before = problems.size();
    String name = PersonName.clean(entry.name());
    var email = EmailAddress.of(entry.email());
    var role = MemberRole.read(Text.line(entry.role()));
    PersonName.problem(name)
        .or(() -> EmailAddress.problem(entry.email()))
        .ifPresent(problem -> problems.add(new Problem(entry.line(), problem)));
    if (role.isEmpty()) {
      problems.add(
          new Problem(
              entry.line(), message("teamRule.role.unknown", shortened(Text.line(entry.role())))));
    }
    Integer earlier =
        email.map(address -> seen.putIfAbsent(address.value(), entry.line())).orElse(null);
    if (earlier != null) {
      problems.add(new Problem(entry.line(), message("teamRule.twice", earlier)));
    }
    if (problems.size() == before) {
      people.add(new Person(name, email.orElseThrow().value(), role.orElseThrow()));
    }
  }

  static String shortened(String text) {
    return text.length() <= 60 ? text : text.substring(0, 60) + "…";
  }

  static Roster refused(String message) {
    return new Roster(List.of(), List.of(new Problem(0, message)));
  }
}
