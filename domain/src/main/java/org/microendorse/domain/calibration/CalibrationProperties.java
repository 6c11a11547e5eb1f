package org.microendorse.domain.calibration;

import java.time.Period;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What calibration needs. When somebody is calibrated, and for how long, is decided by rules.
 *
 * @param roundSize how many benchmarks an assessor scores in a round
 * @param minBenchmarks with fewer than these for a micro-credential nobody calibrates for it; twice
 *     as many as in a round, so that another round can follow a failed one
 * @param reuseAfter a benchmark whose true levels an assessor was shown does not come again before
 * @param importedValidity how long a calibration counts that was done elsewhere
 */
@ConfigurationProperties("endorse.calibration")
public record CalibrationProperties(
    @DefaultValue("3") int roundSize,
    @DefaultValue("6") int minBenchmarks,
    @DefaultValue("P2Y") Period reuseAfter,
    @DefaultValue("P1Y") Period importedValidity) {}
