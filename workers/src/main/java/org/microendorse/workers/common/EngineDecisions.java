package org.microendorse.workers.common;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.camunda.client.CamundaClient;
import io.camunda.client.api.CamundaFuture;
import io.camunda.client.api.response.EvaluateDecisionResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Asks deployed decisions, in their latest version.
 *
 * <p>The first of several questions is always put to the engine, whose answer names the version;
 * what the same version was asked a moment ago is not asked again.
 */
@Component
public class EngineDecisions {
  /** A decision may look at the clock; its answer is not kept for long. */
  private static final Duration KEPT = Duration.ofMinutes(5);

  private static final int KEPT_AT_MOST = 10_000;

  private final CamundaClient camunda;
  private final Cache<Question, String> answers =
      Caffeine.newBuilder().expireAfterWrite(KEPT).maximumSize(KEPT_AT_MOST).build();

  EngineDecisions(CamundaClient camunda) {
    this.camunda = camunda;
  }

  /**
   * @param decisionKey of one version
   */
  private record Question(long decisionKey, Map<String, Object> variables) {}

  /**
   * What a decision says, as JSON.
   *
   * @throws io.camunda.client.api.command.ClientException if the engine does not answer
   */
  public String output(String decision, Map<String, Object> variables) {
    return outputs(decision, List.of(variables)).getFirst();
  }

  /**
   * What a decision says to each of several sets of variables, as JSON, in their order. They are
   * asked at once: one after the other they would keep the caller waiting.
   *
   * @throws io.camunda.client.api.command.ClientException if the engine does not answer
   * @throws IllegalStateException if the decision cannot be evaluated
   */
  public List<String> outputs(String decision, List<Map<String, Object>> questions) {
    Map<Map<String, Object>, String> outputs = new HashMap<>();
    Set<Map<String, Object>> different = new LinkedHashSet<>(questions);
    if (different.isEmpty()) {
      return List.of();
    }
    Map<String, Object> first = different.iterator().next();
    EvaluateDecisionResponse answer = ask(decision, first).join();
    outputs.put(first, keep(first, answer));
    Map<Map<String, Object>, CamundaFuture<EvaluateDecisionResponse>> asked = new LinkedHashMap<>();
    for (Map<String, Object> variables : different) {
      String kept = answers.getIfPresent(new Question(answer.getDecisionKey(), variables));
      if (kept == null) {
        asked.put(variables, ask(decision, variables));
      } else {
        outputs.put(variables, kept);
      }
    }
    asked.forEach((variables, future) -> outputs.put(variables, keep(variables, future.join())));
    return questions.stream().map(outputs::get).toList();
  }

  private CamundaFuture<EvaluateDecisionResponse> ask(
      String decision, Map<String, Object> variables) {
    return camunda.newEvaluateDecisionCommand().decisionId(decision).variables(variables).send();
  }

  private String keep(Map<String, Object> variables, EvaluateDecisionResponse answer) {
    if (answer.getFailureMessage() != null && !answer.getFailureMessage().isBlank()) {
      // Its output is null, which would read as "nothing against it".
      throw new IllegalStateException(
          "The decision %s failed: %s"
              .formatted(answer.getDecisionId(), answer.getFailureMessage()));
    }
    String output = answer.getDecisionOutput();
    answers.put(new Question(answer.getDecisionKey(), variables), output);
    return output;
  }
}
