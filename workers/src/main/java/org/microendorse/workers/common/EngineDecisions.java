package org.microendorse.workers.common;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.camunda.client.CamundaClient;
import io.camunda.client.api.CamundaFuture;
import io.camunda.client.api.command.ClientException;
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
 * Evaluates deployed decisions, in their latest version unless a version is named.
 *
 * <p>The first of several questions always goes to the engine, whose answer names the version;
 * recent answers of the same version are reused.
 */
@Component
public class EngineDecisions {
  /** Decisions may depend on the time, so their answers are kept only briefly. */
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
   * The result of a decision, as JSON.
   *
   * @throws EngineUnavailable if the engine does not answer
   * @throws EngineRefused if the decision cannot be evaluated
   */
  public String output(String decision, Map<String, Object> variables) {
    return outputs(decision, List.of(variables)).getFirst();
  }

  /**
   * The result of one version of a decision, as JSON.
   *
   * @param decisionKey by which the engine knows the version
   * @throws EngineUnavailable if the engine does not answer
   * @throws EngineRefused if the decision cannot be evaluated
   */
  public String output(long decisionKey, Map<String, Object> variables) {
    String kept = answers.getIfPresent(new Question(decisionKey, variables));
    return kept != null
        ? kept
        : EngineRetry.whileBusy(
            EngineRetry.PATIENCE,
            () ->
                keep(
                    variables,
                    camunda
                        .newEvaluateDecisionCommand()
                        .decisionKey(decisionKey)
                        .variables(variables)
                        .send()
                        .join()));
  }

  /**
   * The results of a decision for several sets of variables, as JSON, in their order. They are
   * asked in parallel, so that the caller does not wait for one after the other.
   *
   * @throws EngineUnavailable if the engine does not answer
   * @throws EngineRefused if the decision cannot be evaluated
   */
  public List<String> outputs(String decision, List<Map<String, Object>> questions) {
    Duration usual = camunda.getConfiguration().getDefaultRequestTimeout();
    return EngineRetry.whileBusy(
        EngineRetry.PATIENCE, () -> ask(new Asked(decision, usual), questions));
  }

  /**
   * The same, for a caller in a hurry.
   *
   * @param atMost how long to wait for an answer, and for an engine that is busy
   */
  public List<String> outputs(
      String decision, List<Map<String, Object>> questions, Duration atMost) {
    return EngineRetry.whileBusy(atMost, () -> ask(new Asked(decision, atMost), questions));
  }

  /** An answer that cannot be used. */
  public static EngineRefused unclear(String decision, String answer) {
    return new EngineRefused(
        "The decision %s answers %s, which says nothing.".formatted(decision, answer));
  }

  private record Asked(String decision, Duration within) {}

  private List<String> ask(Asked asked, List<Map<String, Object>> questions) {
    Set<Map<String, Object>> different = new LinkedHashSet<>(questions);
    if (different.isEmpty()) {
      return List.of();
    }
    Map<String, Object> first = different.iterator().next();
    EvaluateDecisionResponse answer = ask(asked, first).join();
    Map<Map<String, Object>, String> outputs = new HashMap<>();
    outputs.put(first, keep(first, answer));
    Map<Map<String, Object>, CamundaFuture<EvaluateDecisionResponse>> open = new LinkedHashMap<>();
    for (Map<String, Object> variables : different) {
      String kept = answers.getIfPresent(new Question(answer.getDecisionKey(), variables));
      if (kept == null) {
        open.put(variables, ask(asked, variables));
      } else {
        outputs.put(variables, kept);
      }
    }
    outputs.putAll(join(open));
    return questions.stream().map(outputs::get).toList();
  }

  /** Keeps every answer that arrived, so that only the missing ones are asked again. */
  private Map<Map<String, Object>, String> join(
      Map<Map<String, Object>, CamundaFuture<EvaluateDecisionResponse>> open) {
    Map<Map<String, Object>, String> outputs = new HashMap<>();
    ClientException failed = null;
    for (var asked : open.entrySet()) {
      try {
        outputs.put(asked.getKey(), keep(asked.getKey(), asked.getValue().join()));
      } catch (ClientException e) {
        failed = e;
      }
    }
    if (failed != null) {
      throw failed;
    }
    return outputs;
  }

  private CamundaFuture<EvaluateDecisionResponse> ask(Asked asked, Map<String, Object> variables) {
    return camunda
        .newEvaluateDecisionCommand()
        .decisionId(asked.decision())
        .variables(variables)
        .requestTimeout(asked.within())
        .send();
  }

  private String keep(Map<String, Object> variables, EvaluateDecisionResponse answer) {
    if (answer.getFailureMessage() != null && !answer.getFailureMessage().isBlank()) {
      // Its output is null, which would be read as "no objection".
      throw new EngineRefused(
          "The decision %s failed: %s"
              .formatted(answer.getDecisionId(), answer.getFailureMessage()));
    }
    String output = answer.getDecisionOutput();
    answers.put(new Question(answer.getDecisionKey(), variables), output);
    return output;
  }
}
