package org.microendorse.domain.calibration;

import org.jspecify.annotations.Nullable;
import org.microendorse.domain.enrollment.OpenedPath.MicroCredentialSummary;

/**
 * The status of an assessor's calibration.
 *
 * @param assessorId user name
 * @param calibratedUntil as the engine's timers read it; null unless they are calibrated
 */
public record OpenedCalibration(
    Standing calibration,
    String assessorId,
    MicroCredentialSummary microCredential,
    @Nullable String calibratedUntil) {}
