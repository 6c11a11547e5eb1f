package org.microendorse.workers.review;

import static org.microendorse.processes.JobTypes.Earlier.REVIEW_ALLOCATE_REVIEWERS;

import io.camunda.client.annotation.ElementInstanceKey;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import java.util.List;
import java.util.UUID;
import org.microendorse.domain.common.OperationId;
import org.microendorse.domain.review.Allocation;
import org.microendorse.domain.review.AllocationService;
import org.microendorse.domain.review.Judgement;
import org.microendorse.processes.DecisionValues.NextAssessor;
import org.springframework.stereotype.Component;

/** Asks reviewers who were judged in a separate step, or says who is missing. */
@Component
public class AllocateReviewersWorker {
  private final AllocationService allocations;

  AllocateReviewersWorker(AllocationService allocations) {
    this.allocations = allocations;
  }

  @JobWorker(type = REVIEW_ALLOCATE_REVIEWERS)
  public Allocation allocate(
      @VariablesAsType Judged judged, @ElementInstanceKey long elementInstanceKey) {
    OperationId operation = OperationId.of(REVIEW_ALLOCATE_REVIEWERS, elementInstanceKey);
    boolean leadDecides = NextAssessor.LEAD_ASSESSOR.equals(judged.nextAssessor());
    return leadDecides
        ? allocations.allocateLead(judged.submissionId(), judged.judgements(), operation)
        : allocations.allocate(judged.submissionId(), judged.judgements(), operation);
  }

  /** The result of the rules. */
  public record Judged(UUID submissionId, List<Judgement> judgements, String nextAssessor) {}
}
