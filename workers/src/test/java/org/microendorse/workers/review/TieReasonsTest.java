package org.microendorse.workers.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.microendorse.domain.language.Language;
import org.microendorse.domain.review.TieOverrides.Allowed;
import org.microendorse.domain.review.TieReasons;

class TieReasonsTest {
  private static final String DISTRICT = "They work in the educator's district";

  @Test
  void each_reason_of_the_rules_is_a_sentence() {
    assertThat(TieReasons.inWords(List.of(DISTRICT, "They are on leave")))
        .isEqualTo("They work in the educator's district. They are on leave.");
  }

  @Test
  void the_educator_reads_an_allowed_tie_in_their_language() {
    var allowed = new Allowed(DISTRICT + ". They are on leave", "She is new.", Instant.EPOCH);

    assertThat(allowed.sentence())
        .isEqualTo(
            "They work in the educator's district. They are on leave. The program manager allowed"
                + " it, because nobody without one could review: She is new.");
    assertThat(Language.SPANISH.use(allowed::sentence))
        .startsWith(
            "Trabaja en el distrito de quien hizo la entrega. Está ausente. La coordinación");
  }

  @Test
  void what_a_process_owner_adds_stays_in_english_until_it_is_translated() {
    assertThat(Language.SPANISH.use(() -> TieReasons.inWords(List.of("They play chess"))))
        .isEqualTo("They play chess.");
  }
}
