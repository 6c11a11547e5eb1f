package org.microendorse.domain.calibration;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface ScoredBenchmarks extends Repository<ScoredBenchmark, UUID> {

  List<ScoredBenchmark> findByCalibrationIdAndRoundOrderByAt(UUID calibrationId, int round);

  /**
   * The benchmarks an assessor has scored in any calibration for the micro-credential, each once,
   * oldest first.
   */
  @Query(
      """
      select s.benchmarkId from ScoredBenchmark s join Calibration c on c.id = s.calibrationId
      where c.accountId = :accountId and c.microCredentialId = :microCredentialId
      group by s.benchmarkId order by max(s.at)
      """)
  List<String> scored(UUID accountId, String microCredentialId);

  /** Those whose true levels they were shown after a given time. */
  @Query(
      """
      select distinct s.benchmarkId
      from ScoredBenchmark s join Calibration c on c.id = s.calibrationId
        join CalibrationResult r on r.calibrationId = s.calibrationId and r.round = s.round
      where c.accountId = :accountId and c.microCredentialId = :microCredentialId
        and r.shownAt > :since
      """)
  Set<String> shown(UUID accountId, String microCredentialId, Instant since);

  ScoredBenchmark saveAndFlush(ScoredBenchmark scored);
}
