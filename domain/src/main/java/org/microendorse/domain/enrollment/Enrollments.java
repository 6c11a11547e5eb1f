package org.microendorse.domain.enrollment;

import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.microendorse.domain.people.Account;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface Enrollments extends Repository<Enrollment, UUID> {
  String WITH_PEOPLE =
      "select e from Enrollment e join fetch e.educator educator left join fetch e.coach coach ";

  @Query(WITH_PEOPLE + "where e.id = :id")
  Optional<Enrollment> findById(UUID id);

  @Query(WITH_PEOPLE + "where e.id in :ids")
  List<Enrollment> findAll(Collection<UUID> ids);

  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Query("select e from Enrollment e where e.id = :id")
  Optional<Enrollment> findAndLock(UUID id);

  @Query(WITH_PEOPLE + "where educator.username = :username order by e.openedAt desc")
  List<Enrollment> ofEducator(String username);

  @Query(WITH_PEOPLE + "where coach.username = :username order by e.openedAt desc")
  List<Enrollment> ofCoach(String username);

  @Query(
      """
      select e from Enrollment e
      where e.educator.id = :educatorId and e.microCredentialId = :microCredentialId
        and e.status = IN_PROGRESS
      """)
  Optional<Enrollment> running(UUID educatorId, String microCredentialId);

  @Query(
      """
      select e.microCredentialId from Enrollment e
      where e.educator.id = :educatorId and e.status = EARNED
      """)
  Set<String> earned(UUID educatorId);

  @Query(WITH_PEOPLE + "where e.endorsementPathId = :endorsementPathId order by e.openedAt")
  List<Enrollment> ofEndorsementPath(UUID endorsementPathId);

  /** Coaches other than the educator; those with the fewest running enrollments first. */
  @Query(
      """
      select a from Account a
      where org.microendorse.domain.people.Role.COACH member of a.roles and a.id <> :educatorId
      order by (select count(e) from Enrollment e where e.coach = a and e.status = IN_PROGRESS),
        a.username
      """)
  List<Account> leastBusyCoaches(UUID educatorId, Limit limit);

  Enrollment saveAndFlush(Enrollment enrollment);
}
