package org.microendorse.workers.review;

import static org.microendorse.processes.JobTypes.REVIEW_REARRANGE_REVIEW;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import io.camunda.client.api.response.ActivatedJob;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.microendorse.domain.common.OperationId;
import org.microendorse.domain.review.AllocationService;
import org.microendorse.domain.review.Duty;
import org.microendorse.domain.review.Reassignment;
import org.microendorse.domain.review.ReviewClock;
import org.microendorse.domain.review.ReviewDeadlines;
import org.microendorse.workers.review.PlanDeadlinesWorker.Kept;
import org.springframework.stereotype.Component;

/**
 * Says who goes on with a step that is planned anew: whoever has it, unless they are the one who
 * cannot any more and somebody else can.
 */
@Component
public class RearrangeReviewWorker {
  private final ReviewTasks tasks;
  private final AllocationService allocations;
  private final ReviewDeadlines deadlines;
  private final Clock clock;

  RearrangeReviewWorker(
      ReviewTasks tasks, AllocationService allocations, ReviewDeadlines deadlines, Clock clock) {
    this.tasks = tasks;
    this.allocations = allocations;
    this.deadlines = deadlines;
    this.clock = clock;
  }

  @JobWorker(type = REVIEW_REARRANGE_REVIEW)
  public Rearranged rearrange(@VariablesAsType Review review, ActivatedJob job) {
    Duty duty = ReviewTasks.duty(job);
    String holder =
        ReviewTasks.assignee(tasks.ended(job.getProcessInstanceKey(), duty)).orElse(null);
    Reassignment people =
        new Reassignment(review.assessorCandidates(), review.approverCandidates());
    if (review.awayReviewer() != null) {
      people =
          allocations.reassign(
              review.submissionId(),
              duty,
              people,
              review.awayReviewer(),
              OperationId.of(REVIEW_REARRANGE_REVIEW, job.getElementInstanceKey()));
    }
    boolean passedOn =
        holder != null
            && holder.equals(review.awayReviewer())
            && !people.candidates(duty).contains(holder);
    return new Rearranged(
        people.assessorCandidates(),
        people.approverCandidates(),
        passedOn ? null : new Kept(holder, begin(review.submissionId())));
  }

  private Instant begin(UUID submissionId) {
    return deadlines.clockOf(submissionId).map(ReviewClock::begunAt).orElseGet(clock::instant);
  }

  /**
   * The review, as far as planning a step anew needs it. A second score knows no approvers.
   *
   * @param awayReviewer user name of who cannot any more; null if the calendar has changed
   */
  public record Review(
      UUID submissionId,
      List<String> assessorCandidates,
      List<String> approverCandidates,
      String awayReviewer) {
    public Review {
      assessorCandidates = assessorCandidates == null ? List.of() : assessorCandidates;
      approverCandidates = approverCandidates == null ? List.of() : approverCandidates;
    }
  }

  /**
   * Who may go on.
   *
   * @param kept null if it begins afresh with somebody else
   */
  public record Rearranged(
      List<String> assessorCandidates, List<String> approverCandidates, Kept kept) {}
}
