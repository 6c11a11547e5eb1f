package org.microendorse.domain.review;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface ReviewClocks extends Repository<ReviewClock, UUID> {

  Optional<ReviewClock> findById(UUID submissionId);

  @Query(
      """
      select c.submissionId from ReviewClock c, Submission s
      where s.id = c.submissionId and s.outcome is null and s.returnedAt is null
      """)
  List<UUID> findWaiting();

  ReviewClock save(ReviewClock clock);
}
