package org.microendorse.domain.cohort;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface Cohorts extends Repository<Cohort, UUID> {
  String WITH_SEMESTER = "select c from Cohort c join fetch c.firstSemester ";

  @Query(WITH_SEMESTER + "where c.id = :id")
  Optional<Cohort> findById(UUID id);

  Optional<Cohort> findByTitleIgnoreCase(String title);

  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Query("select c from Cohort c where c.id = :id")
  Optional<Cohort> findAndLock(UUID id);

  @Query(WITH_SEMESTER + "where c.status = :status order by c.lastDay")
  List<Cohort> withStatus(CohortStatus status);

  @Query(WITH_SEMESTER + "order by c.openedAt desc")
  List<Cohort> newestFirst();

  Cohort saveAndFlush(Cohort cohort);
}
