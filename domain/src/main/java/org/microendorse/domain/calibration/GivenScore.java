package org.microendorse.domain.calibration;

/**
 * What an assessor says about one criterion of a benchmark.
 *
 * @param level as forms spell it; null until chosen
 * @param reason null until written
 */
public record GivenScore(String criterionId, String title, String level, String reason) {}
