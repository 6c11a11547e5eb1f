package org.microendorse.domain.calibration;

import java.time.Period;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What calibration needs. When somebody is calibrated, and for how long, is decided by rules.
 *
 * @param minBenchmarks with fewer than these for a micro-credential nobody calibrates for it
 * @param importedValidity how long a calibration counts that was done elsewhere
 */
@ConfigurationProperties("endorse.calibration")
public record CalibrationProperties(
    @DefaultValue("3") int minBenchmarks, @DefaultValue("P1Y") Period importedValidity) {}
