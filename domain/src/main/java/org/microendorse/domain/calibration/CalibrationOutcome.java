package org.microendorse.domain.calibration;

/**
 * What the rules say about a round.
 *
 * @param validMonths how long it holds; of no matter if it is not enough
 */
public record CalibrationOutcome(boolean calibrated, int validMonths) {}
