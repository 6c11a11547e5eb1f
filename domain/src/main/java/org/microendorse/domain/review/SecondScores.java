package org.microendorse.domain.review;

import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface SecondScores extends Repository<SecondScore, UUID> {

  /** With their assessors, the first one first. */
  @Query(
      """
      select s from SecondScore s join fetch s.assessor
      where s.submissionId = :submissionId order by s.at
      """)
  List<SecondScore> ofSubmission(UUID submissionId);

  SecondScore saveAndFlush(SecondScore score);
}
