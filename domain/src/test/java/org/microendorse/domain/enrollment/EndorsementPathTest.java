package org.microendorse.domain.enrollment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.microendorse.domain.catalog.MicroEndorsement;

/** What can still happen on the path to a micro-endorsement. */
class EndorsementPathTest {
  private static final Instant NOW = Instant.parse("2026-09-01T12:00:00Z");

  private final EndorsementPath path =
      new EndorsementPath(
          null,
          new MicroEndorsement("sel", "SEL", "", "", "", List.of("one"), null, null, null, null),
          null,
          null,
          NOW);

  @Test
  void educators_who_pause_continue_or_end_from_there() {
    path.pause();
    assertRefused(EndorsementPath::pause);
    path.resume();
    assertRefused(EndorsementPath::resume);
    path.pause();
    path.end(EndorsementPathStatus.WITHDRAWN, NOW);

    assertThat(path.status()).isEqualTo(EndorsementPathStatus.WITHDRAWN);
  }

  @ParameterizedTest
  @EnumSource(
      mode = Mode.EXCLUDE,
      names = {"IN_PROGRESS", "PAUSED"})
  void what_is_over_stays_as_it_is(EndorsementPathStatus end) {
    path.end(end, NOW);

    assertRefused(EndorsementPath::pause);
    assertRefused(EndorsementPath::resume);
    assertRefused(it -> it.carryOver(null));
    assertRefused(it -> it.begin(null));
    assertRefused(it -> it.extend(LocalDate.of(2026, 12, 1)));
    assertRefused(it -> it.goOnWith(UUID.randomUUID()));
    assertRefused(it -> it.end(EndorsementPathStatus.EARNED, NOW.plusSeconds(1)));
    assertThat(path.status()).isEqualTo(end);
    assertThat(path.endedAt()).isEqualTo(NOW);
  }

  private void assertRefused(Consumer<EndorsementPath> step) {
    assertThatThrownBy(() -> step.accept(path))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("is " + path.status());
  }
}
