package org.microendorse.domain.credential;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface Badges extends Repository<Badge, UUID> {
  String WITH_EARNER = "select b from Badge b join fetch b.account account ";

  @Query(WITH_EARNER + "where b.id = :id")
  Optional<Badge> findById(UUID id);

  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Query("select b from Badge b where b.id = :id")
  Optional<Badge> findAndLock(UUID id);

  @Query(WITH_EARNER + "where b.enrollmentId = :enrollmentId")
  Optional<Badge> findByEnrollmentId(UUID enrollmentId);

  @Query(WITH_EARNER + "where b.endorsementPathId = :endorsementPathId")
  Optional<Badge> findByEndorsementPathId(UUID endorsementPathId);

  @Query(WITH_EARNER + "where account.username = :username order by b.issuedAt desc")
  List<Badge> ofUsername(String username);

  Badge saveAndFlush(Badge badge);
}
