package org.microendorse.domain.calibration;

import java.util.UUID;

/** A certified assessor must stay calibrated from now on. */
public record CalibrationBegun(UUID calibrationId) {}
