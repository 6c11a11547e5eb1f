package org.microendorse.domain.calibration;

import java.time.Period;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of calibration. Rules decide when an assessor is calibrated, and for how long.
 *
 * @param roundSize how many benchmarks an assessor scores in a round
 * @param minBenchmarks with fewer benchmarks than this, a micro-credential has no calibration;
 *     twice the size of a round, so that another round can follow a failed one
 * @param reuseAfter how long until a benchmark whose true levels an assessor was shown may be used
 *     again
 * @param importedValidity how long a calibration from elsewhere is valid
 */
@ConfigurationProperties("endorse.calibration")
public record CalibrationProperties(
    @DefaultValue("3") int roundSize,
    @DefaultValue("6") int minBenchmarks,
    @DefaultValue("P2Y") Period reuseAfter,
    @DefaultValue("P1Y") Period importedValidity) {}
