package org.microendorse.domain.review;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface ReviewCandidates extends Repository<ReviewCandidate, ReviewCandidate.Key> {

  @Query(
      """
      select count(c) > 0 from ReviewCandidate c
      where c.key.submissionId = :submissionId and c.key.accountId = :accountId
        and c.key.duty = :duty
      """)
  boolean isCandidate(UUID submissionId, UUID accountId, Duty duty);

  @Query(
      """
      select a.username from ReviewCandidate c, Account a
      where a.id = c.key.accountId and c.key.submissionId = :submissionId and c.key.duty = :duty
      order by a.username
      """)
  List<String> usernames(UUID submissionId, Duty duty);

  @Modifying
  @Query(
      """
      delete from ReviewCandidate c
      where c.key.submissionId = :submissionId and c.key.accountId = :accountId
        and c.key.duty = :duty
      """)
  void remove(UUID submissionId, UUID accountId, Duty duty);

  @Modifying
  @Query(
      """
      delete from ReviewCandidate c
      where c.key.submissionId = :submissionId and c.key.duty = :duty
        and c.key.accountId not in :accountIds
      """)
  void removeOthers(UUID submissionId, Duty duty, Collection<UUID> accountIds);

  @Modifying
  @Query(
      "delete from ReviewCandidate c where c.key.submissionId = :submissionId and c.key.duty = :duty")
  void removeAll(UUID submissionId, Duty duty);

  ReviewCandidate save(ReviewCandidate candidate);
}
