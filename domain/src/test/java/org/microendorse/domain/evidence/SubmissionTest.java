package org.microendorse.domain.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A submission is decided once. */
class SubmissionTest {
  private static final Instant NOW = Instant.parse("2026-09-01T12:00:00Z");
  private static final Instant LATER = NOW.plusSeconds(60);

  private final Submission submission =
      new Submission(
          UUID.randomUUID(),
          1042,
          UUID.randomUUID(),
          1,
          NOW,
          new Manifest.Sealed("{}", "hash"),
          Set.of());

  @ParameterizedTest
  @EnumSource
  void what_is_decided_is_neither_decided_again_nor_sent_back(Outcome outcome) {
    submission.decide(outcome, NOW);

    assertOver(() -> submission.decide(Outcome.DEMONSTRATED, LATER));
    assertOver(() -> submission.sendBack(List.of("Blurred."), LATER));
    assertThat(submission.outcome()).isEqualTo(outcome);
    assertThat(submission.decidedAt()).isEqualTo(NOW);
  }

  @Test
  void what_came_back_is_neither_decided_nor_sent_back_again() {
    submission.sendBack(List.of("Blurred."), NOW);

    assertOver(() -> submission.decide(Outcome.DEMONSTRATED, LATER));
    assertOver(() -> submission.sendBack(List.of("Cut off."), LATER));
    assertThat(submission.returnReasons()).containsExactly("Blurred.");
  }

  @Test
  void only_a_not_yet_is_overturned_and_only_once() {
    assertNothingToOverturn();
    submission.decide(Outcome.NOT_YET, NOW);
    submission.overturn(LATER);

    assertThat(submission.outcome()).isEqualTo(Outcome.DEMONSTRATED);
    assertNothingToOverturn();
  }

  private void assertNothingToOverturn() {
    assertThatThrownBy(() -> submission.overturn(LATER))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("There is no \"not yet\" on S-1042 to overturn.");
  }

  private static void assertOver(Runnable step) {
    assertThatThrownBy(step::run)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("S-1042 is no longer in review.");
  }
}
