package org.microendorse.domain.credential;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface Revocations extends Repository<Revocation, UUID> {
  String WHOLE =
      """
      select r from Revocation r
        join fetch r.badge badge
        join fetch badge.account
        join fetch r.requestedBy
        left join fetch r.decidedBy
      """;

  @Query(WHOLE + "where r.id = :id")
  Optional<Revocation> findById(UUID id);

  @Query(WHOLE + "where badge.id = :badgeId order by r.requestedAt desc")
  List<Revocation> ofBadge(UUID badgeId);

  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Query("select r from Revocation r where r.id = :id")
  Optional<Revocation> findAndLock(UUID id);

  Revocation saveAndFlush(Revocation revocation);
}
