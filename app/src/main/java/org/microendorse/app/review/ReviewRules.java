package org.microendorse.app.review;

import io.camunda.client.CamundaClient;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.microendorse.app.deployment.Engine;
import org.microendorse.domain.review.AllocationService;
import org.microendorse.domain.review.EligibleReviewers;
import org.microendorse.domain.review.Judgement;
import org.microendorse.domain.review.Reviewer;
import org.microendorse.processes.Decisions;
import org.microendorse.processes.Variables;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;

/**
 * Asks the rules about reviewers outside of a process. The engine is told what ties them to an
 * educator, but not who they are.
 */
@Component
public class ReviewRules {
  private static final TypeReference<Map<String, Object>> FACTS = new TypeReference<>() {};
  private static final TypeReference<List<String>> REASONS = new TypeReference<>() {};

  private final EligibleReviewers reviewers;
  private final AllocationService allocations;
  private final CamundaClient camunda;
  private final Engine engine;
  private final ObjectMapper json;

  ReviewRules(
      EligibleReviewers reviewers,
      AllocationService allocations,
      CamundaClient camunda,
      Engine engine,
      ObjectMapper json) {
    this.reviewers = reviewers;
    this.allocations = allocations;
    this.camunda = camunda;
    this.engine = engine;
    this.json = json;
  }

  /** Why a person may not review, in sentences; empty if they may. */
  public List<String> reasonsAgainst(Reviewer reviewer) {
    List<String> reasons = read(ask(Decisions.ASSESSOR_ELIGIBILITY, reviewer), REASONS);
    return reasons == null ? List.of() : reasons;
  }

  /** Whether the program manager may let a person review in spite of their ties. */
  boolean mayBeAllowed(Reviewer reviewer) {
    return Boolean.parseBoolean(ask(Decisions.TIE_OVERRIDE, reviewer));
  }

  /**
   * Whether the search for reviewers would find enough now.
   *
   * @param missing what the last search missed
   */
  public boolean wouldFindEnough(UUID submissionId, String missing) {
    List<Judgement> judgements =
        reviewers.findReviewers(submissionId).stream()
            .map(it -> new Judgement(it.reviewerId(), reasonsAgainst(it)))
            .toList();
    return allocations.preview(submissionId, judgements, missing).allocated();
  }

  private String ask(String decision, Reviewer reviewer) {
    Map<String, Object> facts = json.convertValue(reviewer, FACTS);
    facts.remove("reviewerId");
    facts.remove("name");
    return engine.ask(
        () ->
            camunda
                .newEvaluateDecisionCommand()
                .decisionId(decision)
                .variables(Map.of(Variables.REVIEWER, facts))
                .send()
                .join()
                .getDecisionOutput());
  }

  private <T> T read(String answer, TypeReference<T> type) {
    try {
      return json.readValue(answer, type);
    } catch (JacksonException e) {
      throw new IllegalStateException("A rule answered with something unexpected.", e);
    }
  }
}
