package org.microendorse.processes;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.CamundaClient;
import io.camunda.process.test.api.CamundaProcessTestExtension;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The rules that a process owner may change, one line of business per line of test. */
class DecisionTablesTest {
  @RegisterExtension
  static final CamundaProcessTestExtension ENGINE = ProcessTestEngine.extension();

  CamundaClient client;

  @BeforeEach
  void deployModels() {
    new PathFixture(client).deployModels();
  }

  @Test
  @DisplayName("the less sure the educator feels, the more is recommended")
  void recommendedActivities() {
    assertThat(recommendedFor("new")).isEqualTo("[\"read\",\"practise\",\"discuss\"]");
    assertThat(recommendedFor("some")).isEqualTo("[\"practise\",\"discuss\"]");
    assertThat(recommendedFor("confident")).isEqualTo("[\"stretch\"]");
  }

  @Test
  @DisplayName("demonstrated only when every criterion is demonstrated")
  void assessmentOutcome() {
    assertThat(outcomeOf("demonstrated")).isEqualTo("\"demonstrated\"");
    assertThat(outcomeOf("demonstrated", "demonstrated")).isEqualTo("\"demonstrated\"");
    assertThat(outcomeOf("demonstrated", "developing")).isEqualTo("\"notYet\"");
    assertThat(outcomeOf("notEvident", "demonstrated")).isEqualTo("\"notYet\"");
  }

  @Test
  @DisplayName("what is not scored, or scored with an unknown level, is not demonstrated")
  void assessmentOutcomeOfIncompleteScores() {
    assertThat(outcomeOf()).isEqualTo("\"notYet\"");
    assertThat(outcomeOf((String) null)).isEqualTo("\"notYet\"");
    assertThat(outcomeOf("demonstrated", "splendid")).isEqualTo("\"notYet\"");
    assertThat(decide(Decisions.ASSESSMENT_OUTCOME, Variables.SCORES, List.of(Map.of())))
        .isEqualTo("\"notYet\"");
  }

  @Test
  @DisplayName("from the third not yet on, the coach comes before the next attempt")
  void resubmissionPolicy() {
    assertThat(coachFirstAfterAttempt(1)).isEqualTo("false");
    assertThat(coachFirstAfterAttempt(2)).isEqualTo("false");
    assertThat(coachFirstAfterAttempt(3)).isEqualTo("true");
    assertThat(coachFirstAfterAttempt(4)).isEqualTo("true");
  }

  private String recommendedFor(String confidence) {
    return decide(
        Decisions.RECOMMENDED_ACTIVITIES, Variables.ANSWER, Map.of("confidence", confidence));
  }

  private String outcomeOf(String... levels) {
    return decide(
        Decisions.ASSESSMENT_OUTCOME,
        Variables.SCORES,
        Arrays.stream(levels).map(level -> Collections.singletonMap("level", level)).toList());
  }

  private String coachFirstAfterAttempt(int attempt) {
    return decide(Decisions.RESUBMISSION_POLICY, Variables.ATTEMPT, attempt);
  }

  /** The decision's output as JSON. */
  private String decide(String decisionId, String variable, Object value) {
    return client
        .newEvaluateDecisionCommand()
        .decisionId(decisionId)
        .variables(Map.of(variable, value))
        .send()
        .join()
        .getDecisionOutput();
  }
}
