package org.microendorse.domain.evidence;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface Submissions extends Repository<Submission, UUID> {

  Optional<Submission> findById(UUID id);

  Optional<Submission> findByEnrolmentIdAndAttempt(UUID enrolmentId, int attempt);

  List<Submission> findByEnrolmentIdOrderByAttempt(UUID enrolmentId);

  @Query("select s from Submission s where :artifactId member of s.artifactIds")
  List<Submission> containing(UUID artifactId);

  @Query(value = "select nextval('submission_number')", nativeQuery = true)
  long nextNumber();

  Submission saveAndFlush(Submission submission);
}
