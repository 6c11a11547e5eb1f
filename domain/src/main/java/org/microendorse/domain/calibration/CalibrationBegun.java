package org.microendorse.domain.calibration;

import java.util.UUID;

/** Somebody certified is to be kept calibrated from now on. */
public record CalibrationBegun(UUID calibrationId) {}
