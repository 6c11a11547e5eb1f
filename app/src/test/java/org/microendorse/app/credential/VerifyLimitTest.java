package org.microendorse.app.credential;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.microendorse.domain.credential.VerificationProperties;
import org.springframework.util.unit.DataSize;

class VerifyLimitTest {
  private static final DataSize ANY = DataSize.ofMegabytes(1);

  private Instant now = Instant.parse("2026-03-02T08:00:00Z");
  private final VerifyLimit limit =
      new VerifyLimit(
          new VerificationProperties(
              ANY, ANY, ANY, 2, Duration.ofSeconds(5), Duration.ZERO, 1, 1, 1, 1, Duration.ZERO),
          new Ticking());

  @Test
  void so_many_a_minute_and_then_on_with_the_next_one() {
    assertThat(limit.take("school")).isZero();
    now = now.plusSeconds(20);
    assertThat(limit.take("school")).isZero();

    assertThat(limit.take("school")).hasSeconds(40);
    assertThat(limit.take("home")).as("everybody has their own").isZero();
    now = now.plusSeconds(40);
    assertThat(limit.take("school")).isZero();
  }

  @Test
  void people_who_wait_are_not_made_to_wait_longer() {
    limit.take("school");
    limit.take("school");
    for (int second = 0; second < 60; second++) {
      assertThat(limit.take("school")).hasSeconds(60 - second);
      now = now.plusSeconds(1);
    }
    assertThat(limit.take("school")).isZero();
  }

  private final class Ticking extends Clock {
    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }
}
