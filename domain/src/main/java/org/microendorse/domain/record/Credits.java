package org.microendorse.domain.record;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface Credits extends Repository<Credit, UUID> {

  @Query("select c from Credit c join fetch c.account where c.id = :id")
  Optional<Credit> findById(UUID id);

  Optional<Credit> findByBadgeId(UUID badgeId);

  /** Oldest first. */
  @Query(
      """
      select c from Credit c
      where c.account.id = :accountId and c.fiscalYear = :fiscalYear and c.kind = 'ACADEMY'
      order by c.awardedAt
      """)
  List<Credit> academyIn(UUID accountId, int fiscalYear);

  /** Newest first. */
  @Query(
      """
      select c from Credit c where c.account.username = :username
      order by c.completedOn desc, c.openedAt desc, c.id
      """)
  List<Credit> ofUsername(String username);

  /**
   * Awarded credits whose badge was not revoked, by micro-credential, then in the order of
   * completion.
   */
  @Query(
      """
      select c from Credit c where c.fiscalYear = :fiscalYear and c.awardedAt is not null
        and not exists (select 1 from Badge b where b.id = c.badgeId and b.revokedAt is not null)
      order by c.microCredentialTitle, c.completedOn, c.recipient, c.id
      """)
  List<Credit> inYear(int fiscalYear);

  @Query("select distinct c.fiscalYear from Credit c where c.awardedAt is not null order by 1 desc")
  List<Integer> years();

  @Query("select c from Credit c where c.account.id = :accountId and c.awardedAt is null")
  List<Credit> openOf(UUID accountId);

  @Query("select c from Credit c where c.account.id = :accountId and c.iein is null")
  List<Credit> withoutIein(UUID accountId);

  Credit saveAndFlush(Credit credit);
}
