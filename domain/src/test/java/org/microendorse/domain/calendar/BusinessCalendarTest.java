package org.microendorse.domain.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BusinessCalendarTest {
  private static final ZoneId CHICAGO = ZoneId.of("America/Chicago");
  private final BusinessCalendar calendar =
      new BusinessCalendar(
          new CalendarProperties(
              LocalTime.of(17, 0),
              Map.of("2026-11-26", "Thanksgiving", "2026-11-27", "Day after Thanksgiving")),
          CHICAGO);

  @Test
  void weekends_and_holidays_do_not_count() {
    assertThat(after("2026-11-23T15:00:00Z", 1)).isEqualTo("2026-11-24T17:00-06:00");
    assertThat(after("2026-11-23T15:00:00Z", 2)).isEqualTo("2026-11-25T17:00-06:00");
    assertThat(after("2026-11-23T15:00:00Z", 3)).isEqualTo("2026-11-30T17:00-06:00");
    assertThat(after("2026-11-23T15:00:00Z", 10)).isEqualTo("2026-12-09T17:00-06:00");
  }

  @Test
  void a_weekend_or_a_holiday_counts_from_the_next_business_day() {
    assertThat(after("2026-11-21T15:00:00Z", 1)).isEqualTo("2026-11-23T17:00-06:00");
    assertThat(after("2026-11-26T15:00:00Z", 1)).isEqualTo("2026-11-30T17:00-06:00");
  }

  @Test
  void the_day_is_the_one_of_the_program_not_of_the_server() {
    // Monday in Greenwich, still Sunday in Chicago.
    assertThat(after("2026-11-23T03:00:00Z", 1)).isEqualTo("2026-11-23T17:00-06:00");
  }

  @Test
  void the_close_stays_at_five_when_the_clocks_change() {
    assertThat(after("2027-03-12T18:00:00Z", 1)).isEqualTo("2027-03-15T17:00-05:00");
    assertThat(after("2027-03-11T18:00:00Z", 1)).isEqualTo("2027-03-12T17:00-06:00");
  }

  @Test
  void the_days_between_are_those_that_the_close_counts() {
    String start = "2026-11-23T15:00:00Z";

    assertThat(between(start, start)).isZero();
    assertThat(between(start, "2026-11-23T23:00:00Z")).as("the same day").isZero();
    assertThat(between(start, "2026-11-24T14:00:00Z")).as("the next morning").isEqualTo(1);
    assertThat(between(start, "2026-11-29T15:00:00Z")).as("after a long weekend").isEqualTo(2);
    assertThat(between(start, "2026-11-30T15:00:00Z")).isEqualTo(3);
    assertThat(between(start, "2026-12-09T23:00:00Z")).isEqualTo(10);
    assertThat(between("2026-11-21T15:00:00Z", "2026-11-22T15:00:00Z"))
        .as("Saturday to Sunday")
        .isZero();
    assertThat(between("2026-11-24T15:00:00Z", start)).as("the wrong way round").isZero();
  }

  private int between(String start, String end) {
    return calendar.businessDays(Instant.parse(start), Instant.parse(end));
  }

  @Test
  void a_holiday_that_is_no_day_is_said() {
    CalendarProperties wrong =
        new CalendarProperties(LocalTime.NOON, Map.of("26.11.2026", "Thanksgiving"));
    assertThatThrownBy(() -> new BusinessCalendar(wrong, CHICAGO))
        .hasMessage(
            "endorse.calendar.holidays: '26.11.2026' (Thanksgiving) is not a date;"
                + " write it like 2026-11-26.");
  }

  private String after(String start, int days) {
    return calendar.closeAfter(Instant.parse(start), days).toString();
  }
}
