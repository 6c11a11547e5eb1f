package org.microendorse.domain.review;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.microendorse.domain.people.Account;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface Assessments extends Repository<Assessment, UUID> {

  /** With their assessors, the first round first. */
  @Query(
      """
      select a from Assessment a join fetch a.assessor
      where a.submissionId = :submissionId order by a.round
      """)
  List<Assessment> ofSubmission(UUID submissionId);

  /** The newest round with its assessor. */
  @Query(
      """
      select a from Assessment a join fetch a.assessor
      where a.submissionId = :submissionId order by a.round desc limit 1
      """)
  Optional<Assessment> newest(UUID submissionId);

  /** How many submissions this person has assessed, not counting this one. */
  @Query(
      """
      select count(distinct a.submissionId) from Assessment a
      where a.assessor = :assessor and a.submissionId <> :submissionId
      """)
  long countOthers(Account assessor, UUID submissionId);

  Assessment saveAndFlush(Assessment assessment);
}
