package org.microendorse.app.deployment;

import java.time.DateTimeException;
import java.time.ZonedDateTime;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.datatype.DatatypeFactory;
import org.springframework.scheduling.support.CronExpression;

/** Checks that dates and durations that are written out in models can be read (ISO 8601). */
final class TimeCheck {
  private static final Pattern LITERAL =
      Pattern.compile("\\b(?:(duration)|date and time|date|time)\\(\"([^\"]*)\"\\)");
  private static final Pattern CYCLE = Pattern.compile("R\\d*/(?:(.*)/)?([^/]*)");

  private static final String DURATIONS = "Write P14D for two weeks, PT2H for two hours.";

  private final Feel feel;
  private final BiConsumer<String, String> report;

  /**
   * @param report takes a file and a sentence
   */
  TimeCheck(Feel feel, BiConsumer<String, String> report) {
    this.feel = feel;
    this.report = report;
  }

  /** Checks the texts in an expression that are meant as a time. */
  void checkExpression(String file, String place, String expression) {
    Matcher literal = LITERAL.matcher(expression);
    while (literal.find()) {
      if (feel.value(literal.group()) == null) {
        String wanted =
            literal.group(1) != null
                ? "is no duration. " + DURATIONS
                : "is no date or time. Write 2027-01-31 for a day, 2027-01-31T17:00:00Z for a moment.";
        report.accept(file, "%s: \"%s\" %s".formatted(place, literal.group(2), wanted));
      }
    }
  }

  /**
   * Checks a timer that is no expression.
   *
   * @param kind {@code timeDuration}, {@code timeDate} or {@code timeCycle}
   */
  void checkTimer(String file, String place, String kind, String text) {
    String wanted =
        switch (kind) {
          case "timeDuration" -> isDuration(text) ? "" : "is no duration. " + DURATIONS;
          case "timeDate" ->
              isDate(text)
                  ? ""
                  : "is no moment for a timer. Write a day with its time, such as 2027-01-31T17:00:00Z.";
          default ->
              isCycle(text)
                  ? ""
                  : "is no cycle. Write R3/P14D for three times every two weeks, R3/2027-01-31T17:00:00Z/P14D for when they begin.";
        };
    if (!wanted.isEmpty()) {
      report.accept(file, "%s: \"%s\" %s".formatted(place, text, wanted));
    }
  }

  private static boolean isCycle(String text) {
    Matcher cycle = CYCLE.matcher(text);
    return cycle.matches()
        ? isDuration(cycle.group(2)) && (cycle.group(1) == null || isDate(cycle.group(1)))
        : CronExpression.isValidExpression(text);
  }

  private static boolean isDate(String text) {
    try {
      ZonedDateTime.parse(text);
      return true;
    } catch (DateTimeException e) {
      return false;
    }
  }

  private static boolean isDuration(String text) {
    try {
      DatatypeFactory.newDefaultInstance().newDuration(text);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
