package org.microendorse.domain.review;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface ReviewClocks extends Repository<ReviewClock, UUID> {

  Optional<ReviewClock> findById(UUID submissionId);

  ReviewClock save(ReviewClock clock);
}
