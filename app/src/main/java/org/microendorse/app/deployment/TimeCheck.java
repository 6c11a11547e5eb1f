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
        say(file, place, literal.group(2), literal.group(1) != null);
      }
    }
  }

  /**
   * Checks a timer that is no expression.
   *
   * @param kind {@code timeDuration}, {@code timeDate} or {@code timeCycle}
   */
  void checkTimer(String file, String place, String kind, String text) {
    boolean sound =
        switch (kind) {
          case "timeDuration" -> isDuration(text);
          case "timeDate" -> isDate(text);
          default -> isCycle(text);
        };
    if (!sound) {
      say(file, place, text, !kind.equals("timeDate"));
    }
  }

  private void say(String file, String place, String text, boolean duration) {
    String sentence =
        duration
            ? "%s: \"%s\" is no duration. Write P14D for two weeks, PT2H for two hours; a cycle begins with R3/ for three times."
            : "%s: \"%s\" is no date or time. Write 2027-01-31 for a day, 2027-01-31T17:00:00Z for a moment.";
    report.accept(file, sentence.formatted(place, text));
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
