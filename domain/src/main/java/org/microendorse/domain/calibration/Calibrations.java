package org.microendorse.domain.calibration;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface Calibrations extends Repository<Calibration, UUID> {

  /** An assessor and a micro-credential they are certified for. */
  record Certified(UUID accountId, String microCredentialId) {}

  Optional<Calibration> findById(UUID id);

  @Query(
      """
      select c from Calibration c
      where c.accountId = :accountId and c.microCredentialId = :microCredentialId
        and c.endedAt is null
      """)
  Optional<Calibration> findRunning(UUID accountId, String microCredentialId);

  /** Assessors with a certificate but without a running calibration. */
  @Query(
      """
      select new org.microendorse.domain.calibration.Calibrations$Certified(
        c.accountId, c.microCredentialId)
      from Certification c join Account a on a.id = c.accountId
      where org.microendorse.domain.people.Role.ASSESSOR member of a.roles
        and not exists (select 1 from Calibration running
                        where running.accountId = c.accountId
                          and running.microCredentialId = c.microCredentialId
                          and running.endedAt is null)
      """)
  List<Certified> findMissing();

  /** Assessors with a certificate. */
  @Query(
      """
      select new org.microendorse.domain.calibration.Calibrations$Certified(
        c.accountId, c.microCredentialId)
      from Certification c join Account a on a.id = c.accountId
      where org.microendorse.domain.people.Role.ASSESSOR member of a.roles
      order by a.displayName, a.username
      """)
  List<Certified> findAssessors();

  /**
   * Begins a calibration unless one runs, even if two callers do so at the same time.
   *
   * @return 1 if none ran, 0 if one did
   */
  @Modifying
  @Query(
      nativeQuery = true,
      value =
          """
          insert into calibration (id, account_id, micro_credential_id, begun_at)
          values (:id, :accountId, :microCredentialId, :begunAt)
          on conflict do nothing
          """)
  int begin(UUID id, UUID accountId, String microCredentialId, Instant begunAt);
}
