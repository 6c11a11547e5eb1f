package org.microendorse.app.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import org.junit.jupiter.api.Test;
import org.microendorse.domain.task.StepAnswers.Answer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

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

  @Test
  void the_delivered_forms_ask_nothing_that_the_application_does_not_know() {
    assertThat(OwnQuestions.answered(FORM, read("{'overallFeedback': 'Fine'}"), true)).isEmpty();
  }
}
