package org.microendorse.domain.calendar;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The calendar people work by.
 *
 * @param closesAt the time of day by which something is due, in the time zone of the program
 * @param holidays by day, as in {@code 2026-11-26}, what is celebrated
 */
@ConfigurationProperties("endorse.calendar")
public record CalendarProperties(
    @DefaultValue("17:00") LocalTime closesAt, @DefaultValue Map<String, String> holidays) {

  Set<LocalDate> days() {
    Set<LocalDate> days = new TreeSet<>();
    holidays.forEach(
        (day, name) -> {
          try {
            days.add(LocalDate.parse(day));
          } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                "endorse.calendar.holidays: '%s' (%s) is not a date; write it like 2026-11-26."
                    .formatted(day, name),
                e);
          }
        });
    return days;
  }
}
