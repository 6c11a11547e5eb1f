package org.microendorse.domain.evidence;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface Submissions extends Repository<Submission, UUID> {

  Optional<Submission> findById(UUID id);

  /** Without the rest, which may change while one waits for the lock. */
  @Query("select s.enrollmentId from Submission s where s.id = :id")
  Optional<UUID> findEnrollmentId(UUID id);

  /** The one that stands for an attempt. */
  Optional<Submission> findByEnrollmentIdAndAttemptAndReturnedAtIsNull(
      UUID enrollmentId, int attempt);

  /** Those that stand, without those that came back. */
  List<Submission> findByEnrollmentIdAndReturnedAtIsNullOrderByAttempt(UUID enrollmentId);

  /** Of the current attempt, without those that a new one has replaced; the newest comes first. */
  @Query(
      """
      select s from Submission s, Enrollment e
      where e.id = s.enrollmentId and s.attempt = e.attempt and s.returnedAt is not null
        and e.id in :enrollmentIds
        and not exists (
          select 1 from Submission other
          where other.enrollmentId = e.id and other.attempt = e.attempt
            and other.returnedAt is null)
      order by s.returnedAt desc
      """)
  List<Submission> returned(Collection<UUID> enrollmentIds);

  @Query(
      """
      select s from Submission s
      where :artifactId member of s.artifactIds and s.returnedAt is null
      """)
  List<Submission> containing(UUID artifactId);

  /** Also those that came back. */
  @Query("select s from Submission s where :artifactId member of s.artifactIds")
  List<Submission> everContaining(UUID artifactId);

  @Query(value = "select nextval('submission_number')", nativeQuery = true)
  long nextNumber();

  Submission saveAndFlush(Submission submission);
}
