package org.microendorse.domain.enrolment;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface Enrolments extends Repository<Enrolment, UUID> {

  Optional<Enrolment> findById(UUID id);

  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Query("select e from Enrolment e where e.id = :id")
  Optional<Enrolment> findAndLock(UUID id);

  @Query("select e from Enrolment e where e.educator.username = :username order by e.openedAt desc")
  List<Enrolment> ofEducator(String username);

  @Query("select e from Enrolment e where e.coach.username = :username order by e.openedAt desc")
  List<Enrolment> ofCoach(String username);

  @Query(
      """
      select e from Enrolment e
      where e.educator.id = :educatorId and e.microCredentialId = :microCredentialId
        and e.status = IN_PROGRESS
      """)
  Optional<Enrolment> running(UUID educatorId, String microCredentialId);

  @Query(
      """
      select e.microCredentialId from Enrolment e
      where e.educator.id = :educatorId and e.status = EARNED
      """)
  Set<String> earned(UUID educatorId);

  @Query(
      "select e from Enrolment e where e.endorsementPathId = :endorsementPathId order by e.openedAt")
  List<Enrolment> ofEndorsementPath(UUID endorsementPathId);

  @Query("select count(e) from Enrolment e where e.coach.id = :coachId and e.status = IN_PROGRESS")
  long runningWithCoach(UUID coachId);

  Enrolment saveAndFlush(Enrolment enrolment);
}
