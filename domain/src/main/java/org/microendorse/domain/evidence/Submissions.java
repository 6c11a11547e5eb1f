package org.microendorse.domain.evidence;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface Submissions extends Repository<Submission, UUID> {

  Optional<Submission> findById(UUID id);

  Optional<Submission> findByNumber(long number);

  List<Submission> findByIdIn(Collection<UUID> ids);

  /** Only the enrollment's id: the rest may change while the caller waits for the lock. */
  @Query("select s.enrollmentId from Submission s where s.id = :id")
  Optional<UUID> findEnrollmentId(UUID id);

  /** The submission that counts for an attempt. */
  Optional<Submission> findByEnrollmentIdAndAttemptAndReturnedAtIsNull(
      UUID enrollmentId, int attempt);

  /** The submissions that count, without those that went back. */
  List<Submission> findByEnrollmentIdAndReturnedAtIsNullOrderByAttempt(UUID enrollmentId);

  /** Those of the current attempt that went back and were not replaced, newest first. */
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

  /** Including those that went back. */
  @Query("select s from Submission s where :artifactId member of s.artifactIds")
  List<Submission> everContaining(UUID artifactId);

  @Query(value = "select nextval('submission_number')", nativeQuery = true)
  long nextNumber();

  Submission saveAndFlush(Submission submission);
}
