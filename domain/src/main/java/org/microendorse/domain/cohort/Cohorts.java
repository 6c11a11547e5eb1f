package org.microendorse.domain.cohort;

import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface Cohorts extends Repository<Cohort, UUID> {

  Optional<Cohort> findById(UUID id);

  Optional<Cohort> findByTitleIgnoreCase(String title);

  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Query("select c from Cohort c where c.id = :id")
  Optional<Cohort> findAndLock(UUID id);

  List<Cohort> findByStatusInOrderByLastDay(Collection<CohortStatus> statuses);

  List<Cohort> findAllByOrderByOpenedAtDesc();

  Cohort saveAndFlush(Cohort cohort);
}
