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

  /** The newest one first. */
  @Query(
      """
      select c from Concern c, Submission s
      where s.id = c.submissionId and s.enrolmentId = :enrolmentId order by c.reportedAt desc
      """)
  List<Concern> ofEnrolment(UUID enrolmentId);

  /** How many others about the same educator were upheld, on whatever path. */
  @Query(
      """
      select count(c) from Concern c, Submission s, Enrolment e, Submission own, Enrolment path
      where s.id = c.submissionId and e.id = s.enrolmentId and c.upheld = true
        and own.id = :submissionId and path.id = own.enrolmentId and e.educator = path.educator
        and c.id <> :except
      """)
  int countUpheldOfSameEducator(UUID submissionId, UUID except);

  Concern saveAndFlush(Concern concern);
}
