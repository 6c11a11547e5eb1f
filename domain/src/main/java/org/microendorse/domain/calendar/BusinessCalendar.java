package org.microendorse.domain.calendar;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Counts business days: neither weekends nor holidays. */
@Component
public class BusinessCalendar {
  private static final Set<DayOfWeek> WEEKEND = EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);

  private final Set<LocalDate> holidays;
  private final LocalTime closesAt;
  private final ZoneId zone;

  public BusinessCalendar(CalendarProperties calendar, ZoneId zone) {
    this.holidays = calendar.days();
    this.closesAt = calendar.closesAt();
    this.zone = zone;
  }

  /**
   * The close of the business day that is a number of business days later. The first one begins
   * after the day of the start, at any time of day.
   *
   * @param days at least 1
   */
  public OffsetDateTime closeAfter(Instant start, int days) {
    if (days < 1) {
      throw new IllegalArgumentException("Expected at least one business day, not " + days + ".");
    }
    LocalDate day = start.atZone(zone).toLocalDate();
    for (int left = days; left > 0; ) {
      day = day.plusDays(1);
      if (isBusinessDay(day)) {
        left--;
      }
    }
    return day.atTime(closesAt).atZone(zone).toOffsetDateTime();
  }

  /**
   * How many business days have begun since the day of the start: {@code n} at the close that
   * {@link #closeAfter} gives for {@code n}, 0 on the same day.
   */
  public int businessDays(Instant start, Instant end) {
    LocalDate first = start.atZone(zone).toLocalDate().plusDays(1);
    LocalDate after = end.atZone(zone).toLocalDate().plusDays(1);
    return first.isBefore(after)
        ? (int) first.datesUntil(after).filter(this::isBusinessDay).count()
        : 0;
  }

  /** A fingerprint: equal calendars have equal ones, different calendars have different ones. */
  public String fingerprint() {
    return "%s %s %s".formatted(zone, closesAt, holidays);
  }

  private boolean isBusinessDay(LocalDate day) {
    return !WEEKEND.contains(day.getDayOfWeek()) && !holidays.contains(day);
  }
}
