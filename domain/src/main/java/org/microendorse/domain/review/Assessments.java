package org.microendorse.domain.review;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface Assessments extends Repository<Assessment, UUID> {

  List<Assessment> findBySubmissionIdOrderByRound(UUID submissionId);

  Optional<Assessment> findFirstBySubmissionIdOrderByRoundDesc(UUID submissionId);

  Assessment saveAndFlush(Assessment assessment);
}
