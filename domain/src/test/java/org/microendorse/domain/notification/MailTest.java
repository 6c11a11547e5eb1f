package org.microendorse.domain.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class MailTest {
  private static final MailRetry RETRY =
      new MailRetry(Duration.ofSeconds(2), Duration.ofMinutes(10), Duration.ofDays(3));

  private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");

  private final Mail mail =
      new Mail("<1@example.org>", "not-yet", "ada@example.org", new MailText("s", "t", "h"), NOW);

  @Test
  void waits_longer_after_every_failure_but_never_over_ten_minutes() {
    mail.failed(NOW, "away", RETRY);
    assertThat(mail.nextAttemptAt()).isEqualTo(NOW.plusSeconds(2));
    mail.failed(NOW, "away", RETRY);
    assertThat(mail.nextAttemptAt()).isEqualTo(NOW.plusSeconds(4));
    for (int i = 0; i < 100; i++) {
      mail.failed(NOW, "away", RETRY);
    }
    assertThat(mail.nextAttemptAt()).isEqualTo(NOW.plus(Duration.ofMinutes(10)));
    assertThat(mail.status()).isEqualTo(MailStatus.WAITING);
  }

  @Test
  void is_given_up_after_three_days() {
    mail.failed(NOW.plus(Duration.ofDays(3)).plusSeconds(1), "away", RETRY);

    assertThat(mail.status()).isEqualTo(MailStatus.GIVEN_UP);
  }
}
