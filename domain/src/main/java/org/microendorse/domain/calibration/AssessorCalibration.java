package org.microendorse.domain.calibration;

import org.jspecify.annotations.Nullable;
import org.microendorse.domain.catalog.MicroCredential;
import org.microendorse.domain.people.Account;

/**
 * How one assessor stands with one micro-credential they are certified for.
 *
 * @param last what the last round came to, good or not
 */
public record AssessorCalibration(
    Account assessor,
    MicroCredential microCredential,
    Standing standing,
    @Nullable CalibrationResult last) {}
