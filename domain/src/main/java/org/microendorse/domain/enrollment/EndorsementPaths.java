package org.microendorse.domain.enrollment;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface EndorsementPaths extends Repository<EndorsementPath, UUID> {
  String WHOLE =
      """
      select p from EndorsementPath p
        join fetch p.educator educator
        join fetch p.firstSemester
        left join fetch p.semester
      """;

  @Query(WHOLE + "where p.id = :id")
  Optional<EndorsementPath> findById(UUID id);

  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Query("select p from EndorsementPath p where p.id = :id")
  Optional<EndorsementPath> findAndLock(UUID id);

  @Query(WHOLE + "where educator.username = :username order by p.joinedAt desc")
  List<EndorsementPath> ofEducator(String username);

  @Query(
      """
      select p from EndorsementPath p
      where p.educator.id = :educatorId and p.endorsementId = :endorsementId
        and p.status in (IN_PROGRESS, PAUSED)
      """)
  Optional<EndorsementPath> running(UUID educatorId, String endorsementId);

  @Query("select p.id from EndorsementPath p where p.status in (IN_PROGRESS, PAUSED)")
  List<UUID> running();

  EndorsementPath saveAndFlush(EndorsementPath path);
}
