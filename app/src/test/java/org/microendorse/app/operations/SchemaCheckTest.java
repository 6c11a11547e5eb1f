package org.microendorse.app.operations;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.microendorse.app.deployment.VariableSchema;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SchemaCheckTest {
  private static final VariableSchema SCHEMA = new VariableSchema();

  @Test
  void every_example_of_the_schema_fits_it() {
    for (String name : SCHEMA.names()) {
      for (JsonNode example : SCHEMA.of(name).path("examples")) {
        assertThat(SchemaCheck.problem(name, SCHEMA.of(name), example))
            .as(name + " = " + example)
            .isEmpty();
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "attempt        | 1.5                       | attempt must be a whole number.",
        "attempt        | 0                         | attempt must be at least 1.",
        "attempt        | null                      | attempt must be a whole number.",
        "coachId        | 7                         | coachId must be a text in quotation marks or empty (null).",
        "outcome        | \"maybe\"                 | outcome must be one of these: \"demonstrated\", \"notYet\", null.",
        "enrollmentId   | \"12\"                    | enrollmentId must be an ID such as",
        "enrollmentId   | \"1-1-1-1-1\"           | enrollmentId must be an ID such as",
        "draw           | 1                         | draw must be less than 1.",
        "dueAt          | \"tomorrow\"              | dueAt must be a date and time such as",
        "filesDeclared  | \"xyz\"                   | filesDeclared must match the pattern",
        "kinds          | [\"read\", \"sleep\"]     | kinds[1] must be one of these:",
        "answer         | {\"criterionId\": \"a\"}  | answer needs confidence.",
        "selfAssessment | [{\"criterionId\": \"a\", \"title\": \"b\", \"confidence\": null, \"x\": 1}] | selfAssessment[0] cannot have x."
      })
  void what_does_not_fit_is_said_in_a_sentence(String name, String value, String sentence) {
    JsonNode json = JsonMapper.shared().readTree(value);
    assertThat(SchemaCheck.problem(name, SCHEMA.of(name), json))
        .hasValueSatisfying(problem -> assertThat(problem).startsWith(sentence));
  }
}
