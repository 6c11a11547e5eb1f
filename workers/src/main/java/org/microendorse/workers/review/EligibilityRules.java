package org.microendorse.workers.review;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.microendorse.domain.review.Reviewer;
import org.microendorse.processes.Variables;
import org.microendorse.workers.common.EngineDecisions;
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

  private final EngineDecisions decisions;
  private final ObjectMapper json;

  EligibilityRules(EngineDecisions decisions, ObjectMapper json) {
    this.decisions = decisions;
    this.json = json;
  }

  /**
   * Judges each reviewer.
   *
   * @param decision id of the deployed decision
   */
  List<JudgedReviewer> judge(String decision, List<Reviewer> reviewers) {
    List<String> outputs =
        decisions.outputs(decision, reviewers.stream().map(this::facts).toList());
    return IntStream.range(0, reviewers.size())
        .mapToObj(
            i -> {
              Reviewer it = reviewers.get(i);
              return new JudgedReviewer(
                  it.reviewerId(), it.name(), it.duties(), reasons(outputs.get(i)));
            })
        .toList();
  }

  /** What the rules know about a reviewer. Reviewers with the same facts are judged once. */
  private Map<String, Object> facts(Reviewer reviewer) {
    Map<String, Object> facts = json.convertValue(reviewer, FACTS);
    facts.remove("reviewerId");
    facts.remove("name");
    return Map.of(Variables.REVIEWER, facts);
  }

  private List<String> reasons(String output) {
    try {
      List<String> reasons = json.readValue(output, REASONS);
      return reasons == null ? List.of() : reasons;
    } catch (JacksonException e) {
      throw new IllegalStateException("The rules returned an answer without reasons.", e);
    }
  }
}
