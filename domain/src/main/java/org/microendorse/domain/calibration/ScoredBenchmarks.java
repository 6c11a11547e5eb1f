package org.microendorse.domain.calibration;

import java.util.List;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface ScoredBenchmarks extends Repository<ScoredBenchmark, UUID> {

  List<ScoredBenchmark> findByCalibrationIdAndRoundOrderByAt(UUID calibrationId, int round);

  ScoredBenchmark saveAndFlush(ScoredBenchmark scored);
}
