package org.microendorse.domain.record;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface InServices extends Repository<InService, UUID> {
  String WHOLE = "select s from InService s join fetch s.account account join fetch s.district ";

  @Query(WHOLE + "where s.id = :id")
  Optional<InService> findById(UUID id);

  @Query(WHOLE + "where s.badgeId = :badgeId")
  Optional<InService> findByBadgeId(UUID badgeId);

  @Query(WHOLE + "where s.tokenHash = :tokenHash")
  Optional<InService> findByTokenHash(String tokenHash);

  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Query("select s from InService s where s.tokenHash = :tokenHash")
  Optional<InService> findAndLock(String tokenHash);

  @Query(WHOLE + "where account.username = :username")
  List<InService> ofUsername(String username);

  @Query("select s from InService s where s.account.id = :accountId and s.answeredAt is null")
  List<InService> openOf(UUID accountId);

  InService saveAndFlush(InService inService);
}
