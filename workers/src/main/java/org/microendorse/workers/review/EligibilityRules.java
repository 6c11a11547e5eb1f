package org.microendorse.workers.review;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.microendorse.domain.review.Reviewer;
import org.microendorse.processes.Variables;
import org.microendorse.workers.review.FindReviewersWorker.JudgedReviewer;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.stereotype.Component;

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
    Map<Map<String, Object>, List<String>> asked = new HashMap<>();
    return reviewers.stream()
        .map(
            reviewer ->
                new JudgedReviewer(
                    reviewer.reviewerId(),
                    reviewer.name(),
                    reviewer.duties(),
                    asked.computeIfAbsent(facts(reviewer), facts -> reasons(decision, facts))))
        .toList();
  }

  /** What the rules know of a reviewer: many have the same facts, and are asked about once. */
  private Map<String, Object> facts(Reviewer reviewer) {
    Map<String, Object> facts = json.convertValue(reviewer, FACTS);
    facts.remove("reviewerId");
    facts.remove("name");
    return facts;
  }

  private List<String> reasons(String decision, Map<String, Object> facts) {
    try {
      String reasons =
          camunda
              .newEvaluateDecisionCommand()
              .decisionId(decision)
              .variables(Map.of(Variables.REVIEWER, facts))
              .send()
              .join()
              .getDecisionOutput();
      return Objects.requireNonNullElse(json.readValue(reasons, REASONS), List.of());
    } catch (ClientException busy) {
      throw new TransientDataAccessResourceException("The engine does not judge now.", busy);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(decision + " does not answer with reasons.", e);
    }
  }
}
