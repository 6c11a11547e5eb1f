package org.microendorse.domain.integrity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The order in which a concern is decided and closed. */
class ConcernTest {
  private static final Instant NOW = Instant.parse("2026-09-01T12:00:00Z");

  private final Concern concern =
      new Concern(
          UUID.randomUUID(),
          UUID.randomUUID(),
          ConcernKind.INTEGRITY_CONCERN,
          "Copied.",
          1,
          null,
          NOW);

  @Test
  void it_is_decided_once_and_then_closed_once() {
    assertRefused(() -> concern.close(NOW));
    decide(false);
    assertRefused(() -> decide(true));
    concern.close(NOW);
    assertRefused(() -> concern.close(NOW.plusSeconds(1)));

    assertThat(concern.closedAt()).isEqualTo(NOW);
  }

  @Test
  void a_committee_decides_once_and_only_what_was_upheld() {
    assertRefused(this::decideInCommittee);
    decide(true);
    decideInCommittee();
    assertRefused(this::decideInCommittee);
  }

  @Test
  void nothing_is_left_for_a_committee_if_it_was_dismissed() {
    decide(false);

    assertRefused(this::decideInCommittee);
  }

  private void decide(boolean upheld) {
    concern.decide(upheld, null, "We looked.", null, NOW);
  }

  private void decideInCommittee() {
    concern.decideInCommittee(CommitteeDecision.CONTINUE, "We talked.", null);
  }

  private static void assertRefused(Runnable step) {
    assertThatThrownBy(step::run).isInstanceOf(IllegalStateException.class);
  }
}
