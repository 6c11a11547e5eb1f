package org.microendorse.domain.cohort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which status a cohort may change to from each status. */
class CohortTest {
  private static final Instant NOW = Instant.parse("2026-09-01T12:00:00Z");
  private static final LocalDate LAST_DAY = LocalDate.of(2026, 12, 1);

  private enum Step {
    UNDECIDED(CohortStatus.OPEN, Cohort::undecided),
    EXTEND(CohortStatus.UNDECIDED, cohort -> cohort.extend(LAST_DAY)),
    MERGE(CohortStatus.UNDECIDED, cohort -> cohort.mergeInto(cohort())),
    CALL_OFF(CohortStatus.OPEN, Cohort::callOff),
    CANCEL(CohortStatus.UNDECIDED, Cohort::cancel),
    CLOSE(CohortStatus.OPEN, cohort -> cohort.close(NOW)),
    RUN(CohortStatus.FORMING, Cohort::run),
    END(CohortStatus.RUNNING, Cohort::end);

    final CohortStatus from;
    final Consumer<Cohort> take;

    Step(CohortStatus from, Consumer<Cohort> take) {
      this.from = from;
      this.take = take;
    }
  }

  private static final Map<CohortStatus, Step[]> WAYS =
      Map.of(
          CohortStatus.OPEN,
          new Step[] {},
          CohortStatus.UNDECIDED,
          new Step[] {Step.UNDECIDED},
          CohortStatus.FORMING,
          new Step[] {Step.CLOSE},
          CohortStatus.RUNNING,
          new Step[] {Step.CLOSE, Step.RUN},
          CohortStatus.ENDED,
          new Step[] {Step.CLOSE, Step.RUN, Step.END},
          CohortStatus.MERGED,
          new Step[] {Step.UNDECIDED, Step.MERGE},
          CohortStatus.CANCELLED,
          new Step[] {Step.UNDECIDED, Step.CANCEL});

  @ParameterizedTest
  @EnumSource
  void it_goes_from_one_place_only(Step step) {
    for (CohortStatus status : CohortStatus.values()) {
      Cohort cohort = cohort();
      Stream.of(WAYS.get(status)).forEach(earlier -> earlier.take.accept(cohort));
      assertThat(cohort.status()).isEqualTo(status);

      if (status == step.from) {
        step.take.accept(cohort);
        assertThat(cohort.status()).isNotEqualTo(status);
      } else {
        assertThatThrownBy(() -> step.take.accept(cohort))
            .as("%s when %s", step, status)
            .isInstanceOf(IllegalStateException.class)
            .hasMessageContaining("is " + status + ", so it cannot become");
        assertThat(cohort.status()).isEqualTo(status);
      }
    }
  }

  private static Cohort cohort() {
    return new Cohort(
        new CohortPlan("leadership", "SEL, Winter 2027", null, LAST_DAY, 8, null, null), null, NOW);
  }
}
