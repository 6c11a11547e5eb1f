package org.microendorse.domain.review;

import java.util.List;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface SecondScores extends Repository<SecondScore, UUID> {

  List<SecondScore> findBySubmissionIdOrderByAt(UUID submissionId);

  SecondScore saveAndFlush(SecondScore score);
}
