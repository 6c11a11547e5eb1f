package org.microendorse.app.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import org.junit.jupiter.api.Test;
import org.microendorse.app.task.FormValidator.FieldProblem;
import org.microendorse.domain.language.Language;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/** With the translations in {@code forms/es/sample.json} of the tests. */
class FormTranslationsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String FORM =
      """
      {"components": [
        {"id": "Field_name", "type": "textfield", "key": "name", "label": "Your name",
         "description": "As on your badge", "validate": {"required": true}},
        {"id": "Field_level", "type": "radio", "key": "level", "label": "Level",
         "values": [{"label": "High", "value": "high"}, {"label": "Very low", "value": "low"}]},
        {"id": "List_rows", "type": "dynamiclist", "path": "rows", "components": [
          {"id": "Group", "type": "group", "components": [
            {"id": "Field_reason", "type": "textarea", "key": "reason", "label": "Why?"}]}]}]}
      """;

  private final FormTranslations translations = new FormTranslations(JSON);

  @Test
  void fields_are_translated_in_lists_and_groups_too() {
    JsonNode form = spanish("sample");

    assertThat(form.at("/components/0/label").asString("")).isEqualTo("Su nombre");
    assertThat(form.at("/components/1/label").asString("")).isEqualTo("Nivel");
    assertThat(form.at("/components/2/components/0/components/0/label").asString(""))
        .isEqualTo("¿Por qué?");
  }

  @Test
  void options_are_translated_and_keep_their_values() {
    JsonNode option = spanish("sample").at("/components/1/values/0");

    assertThat(option.path("label").asString("")).isEqualTo("Alto");
    assertThat(option.path("value").asString("")).isEqualTo("high");
  }

  @Test
  void a_text_that_changed_in_the_form_is_shown_in_english() {
    assertThat(spanish("sample").at("/components/1/values/1/label").asString(""))
        .isEqualTo("Very low");
  }

  @Test
  void a_text_without_a_translation_is_shown_in_english() {
    assertThat(spanish("sample").at("/components/0/description").asString(""))
        .isEqualTo("As on your badge");
  }

  @Test
  void a_form_without_translations_and_the_english_form_stay_as_they_are() {
    JsonNode form = form();

    assertThat(translations.translate("unknown", form, Language.SPANISH)).isSameAs(form);
    assertThat(translations.translate(null, form, Language.SPANISH)).isSameAs(form);
    assertThat(translations.translate("sample", form, Language.ENGLISH)).isSameAs(form);
  }

  @Test
  void the_deployed_form_is_not_changed() {
    JsonNode form = form();
    translations.translate("sample", form, Language.SPANISH);

    assertThat(form).isEqualTo(form());
  }

  @Test
  void problems_have_the_labels_and_the_language_of_the_reader() {
    ObjectNode nothing = JSON.createObjectNode();

    FormValidator.Result result =
        Language.SPANISH.use(
            () -> new FormValidator().validate(spanish("sample"), nothing, nothing));

    assertThat(result.problems())
        .extracting(FieldProblem::label, FieldProblem::message)
        .containsExactly(tuple("Su nombre", "Escriba una respuesta."));
  }

  private JsonNode spanish(String formId) {
    return translations.translate(formId, form(), Language.SPANISH);
  }

  private static JsonNode form() {
    return JSON.readTree(FORM);
  }
}
