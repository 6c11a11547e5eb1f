package org.microendorse.domain.calibration;

import org.jspecify.annotations.Nullable;
import org.microendorse.domain.catalog.MicroCredential;
import org.microendorse.domain.people.Account;

/**
 * The calibration of one assessor for one micro-credential they are certified for.
 *
 * @param last the result of the last round, passed or not
 */
public record AssessorCalibration(
    Account assessor,
    MicroCredential microCredential,
    Standing standing,
    @Nullable CalibrationResult last) {}
