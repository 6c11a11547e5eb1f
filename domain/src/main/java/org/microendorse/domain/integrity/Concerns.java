package org.microendorse.domain.integrity;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface Concerns extends Repository<Concern, UUID> {

  Optional<Concern> findById(UUID id);

  Optional<Concern> findByTaskKeyAndReporterUsername(long taskKey, String username);

  /** Whether there is one that is open or was upheld. */
  @Query(
      """
      select count(c) > 0 from Concern c
      where c.submissionId = :submissionId and (c.closedAt is null or c.upheld = true)
      """)
  boolean isConcerning(UUID submissionId);

  boolean existsBySubmissionIdAndClosedAtIsNull(UUID submissionId);

  /** Newest first. */
  @Query(
      """
      select c from Concern c, Submission s
      where s.id = c.submissionId and s.enrollmentId = :enrollmentId order by c.reportedAt desc
      """)
  List<Concern> ofEnrollment(UUID enrollmentId);

  /** How many others about the same educator were upheld, on any path. */
  @Query(
      """
      select count(c) from Concern c, Submission s, Enrollment e, Submission own, Enrollment path
      where s.id = c.submissionId and e.id = s.enrollmentId and c.upheld = true
        and own.id = :submissionId and path.id = own.enrollmentId and e.educator = path.educator
        and c.id <> :except
      """)
  int countUpheldOfSameEducator(UUID submissionId, UUID except);

  Concern saveAndFlush(Concern concern);
}
