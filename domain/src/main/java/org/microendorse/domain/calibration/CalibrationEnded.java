package org.microendorse.domain.calibration;

import java.util.UUID;

/** Somebody is certified no more, so they need not calibrate. */
public record CalibrationEnded(UUID calibrationId) {}
