package org.microendorse.domain.record;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface LegalHolds extends Repository<LegalHold, UUID> {

  Optional<LegalHold> findById(UUID id);

  @Query(
      """
      select h from LegalHold h join fetch h.account join fetch h.placedBy
      where h.liftedAt is null order by h.placedAt, h.id
      """)
  List<LegalHold> holding();

  @Query(
      "select count(h) > 0 from LegalHold h where h.account.id = :accountId and h.liftedAt is null")
  boolean holds(UUID accountId);

  LegalHold save(LegalHold hold);
}
