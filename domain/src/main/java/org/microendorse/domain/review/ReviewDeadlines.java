package org.microendorse.domain.review;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Until when the steps of reviews should be done. */
@Service
public class ReviewDeadlines {
  private final ReviewClocks clocks;

  ReviewDeadlines(ReviewClocks clocks) {
    this.clocks = clocks;
  }

  /**
   * Says until when a step of a review should be done. What was said before is over.
   *
   * @param begunAt since when it is counted
   */
  @Transactional
  public void expect(UUID submissionId, Duty duty, Instant dueAt, Instant begunAt) {
    clocks.save(new ReviewClock(submissionId, duty, dueAt, begunAt));
  }

  /** The submissions under review for which a reviewer is asked. */
  @Transactional(readOnly = true)
  public List<UUID> waiting() {
    return clocks.findWaiting();
  }

  /**
   * What a submission under review waits for, and until when; empty until a reviewer could be
   * asked.
   */
  @Transactional(readOnly = true)
  public Optional<ReviewClock> clockOf(UUID submissionId) {
    return clocks.findById(submissionId);
  }
}
