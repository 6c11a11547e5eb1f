package org.microendorse.app.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.camunda.client.CamundaClient;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.microendorse.app.PortalTest;
import org.microendorse.workers.common.EngineDecisions;
import org.microendorse.workers.common.EngineRefused;
import org.springframework.beans.factory.annotation.Autowired;

class EngineDecisionsTest extends PortalTest {
  private static final List<Map<String, Object>> QUESTIONS =
      List.of(Map.of("n", 1), Map.of("n", 2), Map.of("n", 1));

  @Autowired private EngineDecisions decisions;
  @Autowired private CamundaClient camunda;

  @Test
  void each_question_has_its_answer_and_a_new_version_counts_at_once() {
    deploy("scaled", "n * 10", "n * 0");
    assertThat(decisions.outputs("scaled", QUESTIONS)).containsExactly("10", "20", "10");
    assertThat(decisions.outputs("scaled", QUESTIONS)).containsExactly("10", "20", "10");

    deploy("scaled", "n * 100", "n * 0");

    assertThat(decisions.outputs("scaled", QUESTIONS)).containsExactly("100", "200", "100");
  }

  @Test
  void a_decision_that_fails_is_no_answer() {
    // Both rules match, which a unique table does not allow.
    deploy("ambiguous", "1", "2", "");

    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> decisions.output("ambiguous", Map.of("n", 1)))
          .isInstanceOf(EngineRefused.class)
          .hasMessageContaining("ambiguous");
    }
  }

  @Test
  void no_questions_get_no_answers() {
    assertThat(decisions.outputs("nowhere", List.of())).isEmpty();
  }

  /** A table with one rule for positive numbers, and one for all others. */
  private void deploy(String decision, String positive, String other) {
    deploy(decision, positive, other, "<= 0");
  }

  private void deploy(String decision, String positive, String other, String otherwise) {
    String table =
        """
        <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="%1$s-drd" name="%1$s" namespace="test">
          <decision id="%1$s" name="%1$s">
            <decisionTable id="%1$s-table" hitPolicy="UNIQUE">
              <input id="%1$s-in"><inputExpression id="%1$s-n" typeRef="number"><text>n</text></inputExpression></input>
              <output id="%1$s-out" name="out" typeRef="number" />
              <rule id="%1$s-1">
                <inputEntry id="%1$s-1i"><text>&gt; 0</text></inputEntry>
                <outputEntry id="%1$s-1o"><text>%2$s</text></outputEntry>
              </rule>
              <rule id="%1$s-2">
                <inputEntry id="%1$s-2i"><text>%4$s</text></inputEntry>
                <outputEntry id="%1$s-2o"><text>%3$s</text></outputEntry>
              </rule>
            </decisionTable>
          </decision>
        </definitions>
        """
            .formatted(decision, positive, other, otherwise.replace("<", "&lt;"));
    camunda
        .newDeployResourceCommand()
        .addResourceBytes(table.getBytes(StandardCharsets.UTF_8), decision + ".dmn")
        .send()
        .join();
  }
}
