package org.microendorse.domain.review;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The due dates of the steps of reviews. */
@Service
public class ReviewDeadlines {
  private final ReviewClocks clocks;

  ReviewDeadlines(ReviewClocks clocks) {
    this.clocks = clocks;
  }

  /**
   * Sets when a step of a review is due, in place of the earlier due date.
   *
   * @param begunAt when counting begins
   */
  @Transactional
  public void expect(UUID submissionId, Duty duty, Instant dueAt, Instant begunAt) {
    clocks.save(new ReviewClock(submissionId, duty, dueAt, begunAt));
  }

  /** The submissions in review for which a reviewer is asked. */
  @Transactional(readOnly = true)
  public List<UUID> waiting() {
    return clocks.findWaiting();
  }

  /**
   * The step that a submission in review waits for, and when it is due; empty until a reviewer
   * could be asked.
   */
  @Transactional(readOnly = true)
  public Optional<ReviewClock> clockOf(UUID submissionId) {
    return clocks.findById(submissionId);
  }
}
