package org.microendorse.domain.calibration;

/**
 * What the rules say about a round.
 *
 * @param validMonths how long it holds; of no matter if it is not enough
 * @param waitDays before the next round, if no new benchmarks are left; the process waits
 */
public record CalibrationOutcome(boolean calibrated, int validMonths, int waitDays) {}
