package org.microendorse.processes;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.CamundaClient;
import io.camunda.process.test.api.CamundaProcessTestExtension;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules that a process owner may change, one line of business per test line. */
class DecisionTablesTest {
  @RegisterExtension
  static final CamundaProcessTestExtension ENGINE = ProcessTestEngine.extension();

  CamundaClient client;

  @BeforeEach
  void deployModels() {
    new PathFixture(client).deployModels();
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource({
    "new, '[\"read\",\"practise\",\"discuss\"]'",
    "some, '[\"practise\",\"discuss\"]'",
    "confident, '[\"stretch\"]'"
  })
  void recommendsActivities(String confidence, String kinds) {
    assertThat(
            decide(
                Decisions.RECOMMENDED_ACTIVITIES,
                Map.of("answer", Map.of("criterionId", "planning", "confidence", confidence))))
        .isEqualTo(kinds);
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource({
    "demonstrated, demonstrated",
    "demonstrated demonstrated demonstrated, demonstrated",
    "demonstrated developing demonstrated, notYet",
    "notEvident, notYet",
    "demonstrated nonsense, notYet"
  })
  void decidesTheOutcome(String levels, String outcome) {
    var scores = Arrays.stream(levels.split(" ")).map(level -> Map.of("level", level)).toList();

    assertThat(decide(Decisions.ASSESSMENT_OUTCOME, Map.of(Variables.SCORES, scores)))
        .isEqualTo('"' + outcome + '"');
  }

  @Test
  void nothingScoredIsNotYet() {
    var unscored = new HashMap<String, Object>();
    unscored.put("level", null);

    assertThat(decide(Decisions.ASSESSMENT_OUTCOME, Map.of(Variables.SCORES, List.of())))
        .isEqualTo("\"notYet\"");
    assertThat(decide(Decisions.ASSESSMENT_OUTCOME, Map.of(Variables.SCORES, List.of(unscored))))
        .isEqualTo("\"notYet\"");
    assertThat(decide(Decisions.ASSESSMENT_OUTCOME, Map.of(Variables.SCORES, List.of(Map.of()))))
        .isEqualTo("\"notYet\"");
  }

  @ParameterizedTest(name = "attempt {0} -> coach first: {1}")
  @CsvSource({"1, false", "2, false", "3, true", "4, true", "12, true"})
  void decidesWhetherTheCoachComesFirst(int attempt, boolean coachFirst) {
    assertThat(decide(Decisions.RESUBMISSION_POLICY, Map.of(Variables.ATTEMPT, attempt)))
        .isEqualTo(String.valueOf(coachFirst));
  }

  private String decide(String decisionId, Map<String, Object> variables) {
    return client
        .newEvaluateDecisionCommand()
        .decisionId(decisionId)
        .variables(variables)
        .send()
        .join()
        .getDecisionOutput();
  }
}
