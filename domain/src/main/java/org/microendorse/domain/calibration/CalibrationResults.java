package org.microendorse.domain.calibration;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface CalibrationResults extends Repository<CalibrationResult, UUID> {

  /** The newest first. */
  List<CalibrationResult> findByAccountIdAndMicroCredentialIdOrderByAtDesc(
      UUID accountId, String microCredentialId);

  /** The newest first. */
  @Query("select r from CalibrationResult r order by r.at desc")
  List<CalibrationResult> newestFirst();

  /** The accounts with a valid result. */
  @Query(
      """
      select r.accountId from CalibrationResult r
      where r.microCredentialId = :microCredentialId
        and r.validUntil > :now and r.endedAt is null
      """)
  Set<UUID> findCalibrated(String microCredentialId, Instant now);

  int countByCalibrationId(UUID calibrationId);

  CalibrationResult saveAndFlush(CalibrationResult result);
}
