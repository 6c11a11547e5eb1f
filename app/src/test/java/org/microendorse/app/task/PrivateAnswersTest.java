package org.microendorse.app.task;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.microendorse.domain.task.Notes;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/** What of a form's answers the engine gets. */
class PrivateAnswersTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void texts_become_references_and_choices_stay() {
    var parted =
        part(
            """
            [{"type": "group", "components": [
              {"type": "radio", "key": "decision"},
              {"type": "textarea", "key": "reasons"},
              {"type": "group", "path": "inner", "components": [
                {"type": "textfield", "key": "name"}, {"type": "datetime", "key": "day"}]}]},
             {"type": "textarea", "key": "comment"}]
            """,
            """
            {"decision": "yes", "reasons": "Why.", "inner": {"name": "Who", "day": "2027-01-15"},
             "comment": null}
            """,
            "{}");

    ObjectNode variables = parted.variables();
    assertThat(variables.get("decision").asString("")).isEqualTo("yes");
    assertThat(variables.at("/inner/day").asString("")).isEqualTo("2027-01-15");
    assertThat(variables.get("comment").isNull()).isTrue();
    assertThat(Notes.isReference(variables.get("reasons"))).isTrue();
    assertThat(parted.notes().get(variables.get("reasons").asString("")).asString(""))
        .isEqualTo("Why.");
    assertThat(parted.notes().get(variables.at("/inner/name").asString("")).asString(""))
        .isEqualTo("Who");
    assertThat(variables.toString()).doesNotContain("Why.", "Who");
  }

  @Test
  void lines_repeat_what_the_engine_holds_not_what_the_form_shows() {
    String held = Notes.newReference();
    var parted =
        part(
            """
            [{"type": "dynamiclist", "path": "scores", "components": [
              {"type": "radio", "key": "level"}, {"type": "textarea", "key": "comment"}]}]
            """,
            """
            {"scores": [
              {"title": "Planning", "remark": "Shown.", "level": "developing", "comment": "Seen."}]}
            """,
            """
            {"scores": [{"title": "Planning", "remark": "%s", "level": null, "comment": null}]}
            """
                .formatted(held));

    JsonNode line = parted.variables().at("/scores/0");
    assertThat(line.get("title").asString("")).isEqualTo("Planning");
    assertThat(line.get("remark").asString("")).isEqualTo(held);
    assertThat(line.get("level").asString("")).isEqualTo("developing");
    assertThat(Notes.isReference(line.get("comment"))).isTrue();
    assertThat(parted.notes()).hasSize(1);
  }

  @Test
  void lines_of_a_note_hold_only_what_was_answered() {
    var parted =
        part(
            """
            [{"type": "dynamiclist", "path": "files", "components": [
              {"type": "textfield", "key": "lacking"}]}]
            """,
            """
            {"files": [{"name": "Plan 1.pdf", "lacking": "Page two"}, {"name": "Film 1.mp4", "lacking": null}]}
            """,
            "{\"files\": \"%s\"}".formatted(Notes.newReference()));

    assertThat(parted.variables().toString()).doesNotContain("Plan", "Film", "Page two");
    assertThat(parted.variables().at("/files/1").toString()).isEqualTo("{\"lacking\":null}");
  }

  private static PrivateAnswers part(String components, String answers, String held) {
    try {
      return PrivateAnswers.of(
          JSON.readTree("{\"components\": " + components + "}"),
          (ObjectNode) JSON.readTree(answers),
          (ObjectNode) JSON.readTree(held));
    } catch (JacksonException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
