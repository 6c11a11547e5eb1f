package org.microendorse.domain.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.microendorse.domain.language.Language.ENGLISH;
import static org.microendorse.domain.language.Language.SPANISH;
import static org.microendorse.domain.language.Messages.message;

import org.junit.jupiter.api.Test;
import org.microendorse.domain.common.Refusal;

class MessagesTest {
  @Test
  void a_text_depends_on_the_number() {
    assertThat(message(ENGLISH, "test.files", 1)).isEqualTo("1 file");
    assertThat(message(ENGLISH, "test.files", 1250)).isEqualTo("1,250 files");
    assertThat(message(SPANISH, "test.files", 1)).isEqualTo("1 archivo");
    assertThat(message(SPANISH, "test.files", 0)).isEqualTo("0 archivos");
  }

  @Test
  void apostrophes_are_written_plainly() {
    assertThat(message(ENGLISH, "test.quote", "Ada")).isEqualTo("That's Ada's \"plan\"");
  }

  @Test
  void braces_that_a_person_types_are_no_placeholders() {
    assertThat(message(ENGLISH, "test.quote", "{1}")).isEqualTo("That's {1}'s \"plan\"");
  }

  @Test
  void a_text_without_a_translation_is_in_english() {
    assertThat(message(SPANISH, "test.notTranslated", "Ada")).isEqualTo("Only in English: Ada");
  }

  @Test
  void a_key_without_a_text_is_an_error() {
    assertThatThrownBy(() -> message("test.nothing"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("test.nothing");
    assertThat(Messages.messageOr("test.nothing", "as it is")).isEqualTo("as it is");
  }

  @Test
  void a_message_that_is_written_down_is_read_in_the_language_of_its_reader() {
    Message files = Message.of("test.files", 2);

    assertThat(files).hasToString("2 files");
    assertThat(SPANISH.use(files::toString)).isEqualTo("2 archivos");
  }

  @Test
  void a_refusal_speaks_to_the_person_who_tried_it() {
    Refusal refusal = SPANISH.use(() -> new Refusal("people.leaveOrder"));

    assertThat(refusal).hasMessage("El último día es anterior al primero. Revise los dos.");
    assertThat(refusal.key()).isEqualTo("people.leaveOrder");
  }
}
