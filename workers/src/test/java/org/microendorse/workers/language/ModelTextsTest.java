package org.microendorse.workers.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.microendorse.domain.language.Language;
import org.microendorse.domain.language.ModelTexts;

class ModelTextsTest {
  @Test
  void a_sentence_and_the_name_of_a_task_are_translated_for_those_who_read_another_language() {
    assertThat(ModelTexts.inWords("They are on leave")).isEqualTo("They are on leave");
    assertThat(spanish("They are on leave")).isEqualTo("Está ausente");
    assertThat(Language.SPANISH.use(() -> ModelTexts.name("Submit portfolio")))
        .isEqualTo("Entregar el portafolio");
    assertThat(spanish("Yes")).as("what people may have typed").isEqualTo("Yes");
  }

  @Test
  void what_a_decision_fills_in_stays_in_its_place() {
    assertThat(spanish("A team has at least 4 people; this one has 3."))
        .isEqualTo("Un equipo tiene al menos 4 personas; este tiene 3.");
    assertThat(spanish("A cohort has at least 4 teams of the right size; this one has 2 of $5\\1."))
        .isEqualTo(
            "Una cohorte tiene al menos 4 equipos del tamaño adecuado; esta tiene 2 de $5\\1.");
  }

  @Test
  void what_a_process_owner_changes_is_shown_in_english_until_it_is_translated() {
    assertThat(spanish("A team has at least 5 people; this one has 3."))
        .isEqualTo("A team has at least 5 people; this one has 3.");
    assertThat(new ModelTexts.Sentence("They are on leave")).hasToString("They are on leave");
  }

  @Test
  void what_workers_say_before_a_reader_is_known_is_in_their_language_too() {
    assertThat(spanish("It cannot be opened.")).isEqualTo("No se puede abrir.");
    assertThat(spanish("SEL, Fall 2027, registration until August 30, 2027"))
        .isEqualTo("SEL, Fall 2027, registro hasta el 30 de agosto de 2027");
    for (String written : List.of("Plan: on page 2", "Ana has already answered.", "Line 3: no")) {
      assertThat(spanish(written)).as("what a person wrote").isEqualTo(written);
    }
  }

  private static String spanish(String english) {
    return Language.SPANISH.use(() -> ModelTexts.inWords(english));
  }
}
