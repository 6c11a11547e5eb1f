package org.microendorse.domain.record;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface InServices extends Repository<InService, UUID> {

  Optional<InService> findById(UUID id);

  Optional<InService> findByBadgeId(UUID badgeId);

  Optional<InService> findByTokenHash(String tokenHash);

  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Query("select s from InService s where s.tokenHash = :tokenHash")
  Optional<InService> findAndLock(String tokenHash);

  @Query("select s from InService s where s.account.username = :username")
  List<InService> ofUsername(String username);

  @Query("select s from InService s where s.account.id = :accountId and s.answeredAt is null")
  List<InService> openOf(UUID accountId);

  InService saveAndFlush(InService inService);
}
