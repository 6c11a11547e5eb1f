package org.microendorse.workers.review;

import java.util.List;
import java.util.stream.IntStream;
import org.microendorse.domain.review.Reviewer;
import org.microendorse.workers.common.EngineDecisions;
import org.microendorse.workers.review.FindReviewersWorker.JudgedReviewer;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;

/** Asks the rules who may review. */
@Component
public class EligibilityRules {
  private static final TypeReference<List<String>> REASONS = new TypeReference<>() {};

  private final ReviewerFacts facts;
  private final EngineDecisions decisions;
  private final ObjectMapper json;

  EligibilityRules(ReviewerFacts facts, EngineDecisions decisions, ObjectMapper json) {
    this.facts = facts;
    this.decisions = decisions;
    this.json = json;
  }

  /**
   * Judges each reviewer.
   *
   * @param decision id of the deployed decision
   */
  List<JudgedReviewer> judge(String decision, List<Reviewer> reviewers) {
    List<String> outputs = decisions.outputs(decision, facts.of(reviewers, decision));
    return IntStream.range(0, reviewers.size())
        .mapToObj(
            i -> {
              Reviewer it = reviewers.get(i);
              return new JudgedReviewer(
                  it.reviewerId(), it.name(), it.duties(), reasons(outputs.get(i)));
            })
        .toList();
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
