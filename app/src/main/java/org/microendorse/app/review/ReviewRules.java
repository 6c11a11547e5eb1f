package org.microendorse.app.review;

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.microendorse.domain.review.AllocationService;
import org.microendorse.domain.review.EligibleReviewers;
import org.microendorse.domain.review.Judgement;
import org.microendorse.domain.review.Reviewer;
import org.microendorse.processes.Decisions;
import org.microendorse.workers.common.EngineDecisions;
import org.microendorse.workers.review.ReviewerFacts;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;

/**
 * Asks the rules about reviewers outside a process. The engine learns their ties to an educator,
 * but not who they are.
 */
@Component
public class ReviewRules {
  private static final TypeReference<List<String>> REASONS = new TypeReference<>() {};

  private final EligibleReviewers reviewers;
  private final AllocationService allocations;
  private final ReviewerFacts facts;
  private final EngineDecisions decisions;
  private final ObjectMapper json;

  ReviewRules(
      EligibleReviewers reviewers,
      AllocationService allocations,
      ReviewerFacts facts,
      EngineDecisions decisions,
      ObjectMapper json) {
    this.reviewers = reviewers;
    this.allocations = allocations;
    this.facts = facts;
    this.decisions = decisions;
    this.json = json;
  }

  /** Why a person may not review, in sentences; empty if they may. */
  public List<String> reasonsAgainst(Reviewer reviewer) {
    return reasonsAgainst(List.of(reviewer)).getFirst();
  }

  /** The same for each of several people. */
  private List<List<String>> reasonsAgainst(List<Reviewer> people) {
    return ask(Decisions.ASSESSOR_ELIGIBILITY, people).stream()
        .map(answer -> read(answer, REASONS))
        .map(reasons -> reasons == null ? List.<String>of() : reasons)
        .toList();
  }

  /** Whether the program manager may let a person review in spite of their ties. */
  boolean mayBeAllowed(Reviewer reviewer) {
    return Boolean.parseBoolean(ask(Decisions.TIE_OVERRIDE, List.of(reviewer)).getFirst());
  }

  /**
   * Whether a search would find enough reviewers now.
   *
   * @param missing what the last search missed
   */
  public boolean wouldFindEnough(UUID submissionId, String missing) {
    List<Reviewer> certified = reviewers.findReviewers(submissionId);
    List<List<String>> reasons = reasonsAgainst(certified);
    List<Judgement> judgements =
        IntStream.range(0, certified.size())
            .mapToObj(i -> new Judgement(certified.get(i).reviewerId(), reasons.get(i)))
            .toList();
    return allocations.preview(submissionId, judgements, missing).allocated();
  }

  private List<String> ask(String decision, List<Reviewer> people) {
    return decisions.outputs(decision, facts.of(people, decision));
  }

  private <T> T read(String answer, TypeReference<T> type) {
    try {
      return json.readValue(answer, type);
    } catch (JacksonException e) {
      throw new IllegalStateException("A decision returned an unexpected result.", e);
    }
  }
}
