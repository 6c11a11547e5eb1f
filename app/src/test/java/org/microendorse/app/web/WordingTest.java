package org.microendorse.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class WordingTest {
  private final Wording wording = new Wording(Clock.systemUTC(), ZoneId.of("America/Chicago"), 3);

  @Test
  void a_day_that_others_write_as_its_first_moment_in_utc_stays_that_day() {
    assertThat(wording.dateElsewhere(Instant.parse("2026-01-01T00:00:00Z")))
        .isEqualTo("January 1, 2026");
  }

  @Test
  void a_moment_is_on_the_day_it_was_in_the_time_zone_of_the_program() {
    Instant evening = Instant.parse("2026-01-01T03:30:00Z");

    assertThat(wording.dateElsewhere(evening)).isEqualTo("December 31, 2025");
    assertThat(wording.date(evening)).isEqualTo("December 31, 2025");
  }
}
