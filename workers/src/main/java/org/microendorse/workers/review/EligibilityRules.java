package org.microendorse.workers.review;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.CamundaFuture;
import io.camunda.client.api.command.ClientStatusException;
import io.camunda.client.api.response.EvaluateDecisionResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.microendorse.domain.review.Reviewer;
import org.microendorse.processes.Variables;
import org.microendorse.workers.common.EngineBusy;
import org.microendorse.workers.review.FindReviewersWorker.JudgedReviewer;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;

/**
 * Asks the rules who may review. The engine is told what ties a reviewer to an educator, but not
 * who they are, nor which submission it is about.
 */
@Component
public class EligibilityRules {
  private static final TypeReference<List<String>> REASONS = new TypeReference<>() {};
  private static final TypeReference<Map<String, Object>> FACTS = new TypeReference<>() {};

  private final CamundaClient camunda;
  private final ObjectMapper json;

  EligibilityRules(CamundaClient camunda, ObjectMapper json) {
    this.camunda = camunda;
    this.json = json;
  }

  /**
   * Judges each reviewer.
   *
   * @param decision id of the deployed decision
   */
  List<JudgedReviewer> judge(String decision, List<Reviewer> reviewers) {
    // All at once: one after the other they would hold up the review.
    Map<Map<String, Object>, CamundaFuture<EvaluateDecisionResponse>> asked = new HashMap<>();
    reviewers.forEach(it -> asked.computeIfAbsent(facts(it), facts -> ask(decision, facts)));
    return reviewers.stream()
        .map(
            it ->
                new JudgedReviewer(
                    it.reviewerId(), it.name(), it.duties(), reasons(asked.get(facts(it)))))
        .toList();
  }

  /** What the rules know of a reviewer: many have the same facts, and are asked about once. */
  private Map<String, Object> facts(Reviewer reviewer) {
    Map<String, Object> facts = json.convertValue(reviewer, FACTS);
    facts.remove("reviewerId");
    facts.remove("name");
    return facts;
  }

  private CamundaFuture<EvaluateDecisionResponse> ask(String decision, Map<String, Object> facts) {
    return camunda
        .newEvaluateDecisionCommand()
        .decisionId(decision)
        .variables(Map.of(Variables.REVIEWER, facts))
        .send();
  }

  private List<String> reasons(CamundaFuture<EvaluateDecisionResponse> asked) {
    try {
      List<String> reasons = json.readValue(asked.join().getDecisionOutput(), REASONS);
      return reasons == null ? List.of() : reasons;
    } catch (ClientStatusException refusal) {
      throw EngineBusy.or(refusal);
    } catch (JacksonException e) {
      throw new IllegalStateException("The rules do not answer with reasons.", e);
    }
  }
}
