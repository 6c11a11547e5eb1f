package org.microendorse.domain.calibration;

/**
 * The result of a round by the rules.
 *
 * @param validMonths how long the calibration is valid; ignored if the round was not passed
 * @param waitDays before the next round, if no new benchmarks are left; the process waits
 */
public record CalibrationOutcome(boolean calibrated, int validMonths, int waitDays) {}
