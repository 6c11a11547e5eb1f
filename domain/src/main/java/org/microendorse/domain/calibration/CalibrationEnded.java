package org.microendorse.domain.calibration;

import java.util.UUID;

/** An assessor is no longer certified, so they need not calibrate. */
public record CalibrationEnded(UUID calibrationId) {}
