package org.microendorse.app.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.microendorse.app.deployment.ModelSet;
import org.microendorse.domain.task.StepAnswers.Answer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class OwnQuestionsTest {
  private static final JsonNode FORM =
      read(
          """
          {'components': [
            {'type': 'text', 'text': 'Hello'},
            {'type': 'textarea', 'key': 'overallFeedback', 'label': 'Feedback'},
            {'type': 'group', 'path': 'more', 'components': [
              {'type': 'radio', 'key': 'exemplary', 'label': 'An example?',
               'values': [{'label': 'In parts', 'value': 'parts'}]}]},
            {'type': 'checklist', 'key': 'uses', 'label': 'Uses',
             'values': [{'label': 'At home', 'value': 1}, {'label': 'At school', 'value': 2}],
             'properties': {'shownTo': 'educator'}},
            {'type': 'dynamiclist', 'path': 'scores', 'components': [
              {'type': 'select', 'key': 'level', 'label': 'Level'},
              {'type': 'number', 'key': 'minutes', 'label': 'Minutes'}]}]}
          """);

  private static JsonNode read(String json) {
    return JsonMapper.shared().readTree(json.replace('\'', '"'));
  }

  @Test
  void answers_that_the_application_does_not_know_are_kept_as_people_read_them() {
    JsonNode values =
        read(
            """
            {'overallFeedback': 'Fine', 'more': {'exemplary': 'parts'}, 'uses': [1, 2],
             'scores': [{'level': 'x', 'minutes': 5}, {'level': 'x', 'minutes': null}]}
            """);

    assertThat(OwnQuestions.answered(FORM, values, true))
        .containsExactly(
            new Answer(
                "more.exemplary", "radio", "An example?", "\"parts\"", "In parts", false, true),
            new Answer("uses", "checklist", "Uses", "[1,2]", "At home, At school", true, true),
            new Answer("scores.1.minutes", "number", "Minutes", "5", "5", false, true));
  }

  @Test
  void outside_of_a_review_only_the_person_reads_an_answer_unless_the_form_says_otherwise() {
    JsonNode values = read("{'more': {'exemplary': 'parts'}, 'uses': [2]}");

    assertThat(OwnQuestions.answered(FORM, values, false))
        .extracting(Answer::forReviewers, Answer::forEducator)
        .containsExactly(tuple(false, false), tuple(false, true));
  }

  static Collection<String> deliveredForms() {
    return ModelSet.delivered().forms().values();
  }

  @ParameterizedTest
  @MethodSource("deliveredForms")
  void the_delivered_forms_ask_nothing_that_the_application_does_not_know(String text) {
    JsonNode form = JsonMapper.shared().readTree(text);
    ObjectNode answers = answersTo(form);
    JsonNode renamed = JsonMapper.shared().readTree(text.replaceAll("(\"key\": \")", "$1own_"));

    assertThat(OwnQuestions.answered(form, answers, true)).isEmpty();
    assertThat(OwnQuestions.answered(renamed, answersTo(renamed), true))
        .as("the same questions under other names")
        .hasSameSizeAs(form.findValues("key"));
  }

  /** An answer to each question. */
  private static ObjectNode answersTo(JsonNode within) {
    ObjectNode answers = JsonNodeFactory.instance.objectNode();
    for (JsonNode component : within.path("components")) {
      List<String> key = JsonPaths.join(List.of(), component.path("key").asString(""));
      switch (component.path("type").asString("")) {
        case "group" -> answers.setAll(answersTo(component));
        case "dynamiclist" ->
            answers.putArray(component.path("path").asString("")).add(answersTo(component));
        default -> {
          if (!key.isEmpty()) {
            JsonPaths.put(answers, key, JsonNodeFactory.instance.stringNode("x"));
          }
        }
      }
    }
    return answers;
  }
}
