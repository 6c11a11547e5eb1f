package org.microendorse.domain.evidence;

import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface Artifacts extends Repository<Artifact, UUID> {

  Optional<Artifact> findById(UUID id);

  @Query(
      """
      select a from Artifact a
      where a.enrollmentId = :enrollmentId and a.removedAt is null order by a.uploadedAt, a.id
      """)
  List<Artifact> inPortfolio(UUID enrollmentId);

  @Query("select a from Artifact a where a.id in :ids order by a.uploadedAt, a.id")
  List<Artifact> findAll(Collection<UUID> ids);

  /** The artifacts of a path whose bytes still exist and are not in quarantine. */
  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Query(
      """
      select a from Artifact a
      where a.enrollmentId = :enrollmentId and a.deletedAt is null and a.quarantinedAt is null
      order by a.id
      """)
  List<Artifact> lockToDelete(UUID enrollmentId);

  /** Whether a file that is not deleted has these bytes. */
  @Query(
      """
      select count(a) > 0 from Artifact a
      where a.deletedAt is null and (a.sha256 = :sha256 or a.blindSha256 = :sha256)
      """)
  boolean refersTo(String sha256);

  /** Locks these bytes, so that adding and deleting them wait for each other. */
  @Query(
      value = "select 1 from (select pg_advisory_xact_lock(hashtextextended(:sha256, 0))) locked",
      nativeQuery = true)
  Integer lockBytes(String sha256);

  /** The same without waiting; false if another transaction has the lock. */
  @Query(
      value = "select pg_try_advisory_xact_lock(hashtextextended(:sha256, 0))",
      nativeQuery = true)
  boolean tryToLockBytes(String sha256);

  /** Artifacts with the same bytes in the same enrollment, including removed ones. */
  List<Artifact> findByEnrollmentIdAndSha256(UUID enrollmentId, String sha256);

  /** Those of the hashes that are in another person's portfolio or submission. */
  @Query(
      """
      select distinct a.sha256 from Artifact a, Enrollment other, Enrollment own
      where a.sha256 in :hashes and other.id = a.enrollmentId and own.id = :enrollmentId
        and other.educator <> own.educator
        and (a.removedAt is null
             or exists (select 1 from Submission s where a.id member of s.artifactIds))
      """)
  List<String> alsoOthers(UUID enrollmentId, Collection<String> hashes);

  Artifact saveAndFlush(Artifact artifact);
}
