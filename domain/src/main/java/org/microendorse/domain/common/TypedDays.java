package org.microendorse.domain.common;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Parses dates that people type, everywhere in the application. */
@Component
public class TypedDays {
  private final DayProperties properties;
  private final Clock clock;
  private final ZoneId zone;

  TypedDays(DayProperties properties, Clock clock, ZoneId zone) {
    this.properties = properties;
    this.clock = clock;
    this.zone = zone;
  }

  /**
   * The day; null if nothing was typed.
   *
   * @param field the name of the field
   * @throws FieldRefusal if it is not a date, or so far away that it must be a typing error
   */
  public @Nullable LocalDate read(String field, @Nullable String typed) {
    String text = Text.line(typed);
    if (text.isEmpty()) {
      return null;
    }
    LocalDate day;
    try {
      day = LocalDate.parse(text);
    } catch (DateTimeParseException notADay) {
      throw new FieldRefusal(
          field,
          "common.dayUnreadable",
          text.length() <= 40 ? text : text.substring(0, 40) + "…",
          today().toString());
    }
    check(field, day);
    return day;
  }

  /**
   * Refuses a date that must be a typing error.
   *
   * @param day null is none
   * @throws FieldRefusal if it is too far away
   */
  public void check(String field, @Nullable LocalDate day) {
    if (day == null) {
      return;
    }
    LocalDate earliest = today().minusYears(properties.yearsBack());
    LocalDate latest = today().plusYears(properties.yearsAhead());
    if (day.isBefore(earliest) || day.isAfter(latest)) {
      throw new FieldRefusal(
          field,
          "common.dayYear",
          String.valueOf(day.getYear()),
          String.valueOf(earliest.getYear()),
          String.valueOf(latest.getYear()));
    }
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), zone);
  }
}
