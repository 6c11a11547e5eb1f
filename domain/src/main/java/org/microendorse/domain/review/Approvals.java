package org.microendorse.domain.review;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface Approvals extends Repository<Approval, UUID> {

  Optional<Approval> findByAssessmentId(UUID assessmentId);

  @Query(
      """
      select a from Approval a join fetch a.approver
      where a.assessment.submissionId = :submissionId order by a.assessment.round
      """)
  List<Approval> ofSubmission(UUID submissionId);

  Approval saveAndFlush(Approval approval);
}
