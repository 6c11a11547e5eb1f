package org.microendorse.domain.evidence;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface Submissions extends Repository<Submission, UUID> {

  Optional<Submission> findById(UUID id);

  /** Without the rest, which may change while one waits for the lock. */
  @Query("select s.enrolmentId from Submission s where s.id = :id")
  Optional<UUID> findEnrolmentId(UUID id);

  /** The one that stands for an attempt. */
  Optional<Submission> findByEnrolmentIdAndAttemptAndReturnedAtIsNull(
      UUID enrolmentId, int attempt);

  /** Those that stand, without those that came back. */
  List<Submission> findByEnrolmentIdAndReturnedAtIsNullOrderByAttempt(UUID enrolmentId);

  List<Submission> findByEnrolmentIdAndReturnedAtIsNotNullOrderByReturnedAtDesc(UUID enrolmentId);

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
