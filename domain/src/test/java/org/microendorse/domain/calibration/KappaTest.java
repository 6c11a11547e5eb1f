package org.microendorse.domain.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.microendorse.domain.catalog.TestLevels.DEMONSTRATED;
import static org.microendorse.domain.catalog.TestLevels.DEVELOPING;
import static org.microendorse.domain.catalog.TestLevels.NOT_EVIDENT;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.microendorse.domain.catalog.Level;

class KappaTest {

  /** 35 of 50 agree, 0.7. By chance 25/50 · 30/50 + 25/50 · 20/50 = 0.5. (0.7 − 0.5) / 0.5. */
  @Test
  void two_levels_worked_by_hand() {
    List<Rating> ratings =
        all(
            times(20, DEMONSTRATED, DEMONSTRATED),
            times(5, DEMONSTRATED, DEVELOPING),
            times(10, DEVELOPING, DEMONSTRATED),
            times(15, DEVELOPING, DEVELOPING));

    assertThat(Kappa.of(ratings)).isCloseTo(0.4, within(1e-12));
    assertThat(CalibrationFigures.of(ratings)).isEqualTo(new CalibrationFigures(70, 0.4));
  }

  /**
   * 13 of 16 agree. Said: 6 demonstrated, 6 developing, 4 not evident; true: 7, 5, 4. By chance (42
   * + 30 + 16) / 256 = 0.34375. (0.8125 − 0.34375) / 0.65625 = 5/7.
   */
  @Test
  void three_levels_worked_by_hand() {
    List<Rating> ratings =
        all(
            times(6, DEMONSTRATED, DEMONSTRATED),
            times(4, DEVELOPING, DEVELOPING),
            times(3, NOT_EVIDENT, NOT_EVIDENT),
            times(1, DEVELOPING, DEMONSTRATED),
            times(1, DEVELOPING, NOT_EVIDENT),
            times(1, NOT_EVIDENT, DEVELOPING));

    assertThat(Kappa.of(ratings)).isCloseTo(5.0 / 7, within(1e-12));
    assertThat(CalibrationFigures.of(ratings)).isEqualTo(new CalibrationFigures(81, 0.71));
  }

  @Test
  void full_agreement_on_more_than_one_level_is_one() {
    assertThat(
            Kappa.of(all(times(3, DEMONSTRATED, DEMONSTRATED), times(2, DEVELOPING, DEVELOPING))))
        .isEqualTo(1);
  }

  @Test
  void the_same_answer_to_everything_is_as_good_as_chance() {
    assertThat(
            Kappa.of(
                all(times(8, DEMONSTRATED, DEMONSTRATED), times(2, DEMONSTRATED, NOT_EVIDENT))))
        .isZero();
  }

  @Test
  void worse_than_chance_is_less_than_zero() {
    assertThat(
            Kappa.of(all(times(2, DEMONSTRATED, DEVELOPING), times(2, DEVELOPING, DEMONSTRATED))))
        .isEqualTo(-1);
  }

  @Test
  void where_chance_explains_all_agreement_there_is_no_kappa() {
    assertThat(Kappa.of(times(5, DEVELOPING, DEVELOPING))).isNull();
    assertThat(Kappa.of(List.of())).isNull();
    assertThat(CalibrationFigures.of(times(5, DEVELOPING, DEVELOPING)))
        .isEqualTo(new CalibrationFigures(100, null));
  }

  @Test
  void a_share_is_rounded_down_so_that_only_all_are_a_hundred() {
    assertThat(
            CalibrationFigures.of(
                    all(times(199, DEMONSTRATED, DEMONSTRATED), times(1, DEVELOPING, DEMONSTRATED)))
                .agreement())
        .isEqualTo(99);
  }

  private static List<Rating> times(int n, Level said, Level truth) {
    return Collections.nCopies(n, new Rating(said, truth));
  }

  @SafeVarargs
  private static List<Rating> all(List<Rating>... parts) {
    List<Rating> all = new ArrayList<>();
    for (List<Rating> part : parts) {
      all.addAll(part);
    }
    return all;
  }
}
