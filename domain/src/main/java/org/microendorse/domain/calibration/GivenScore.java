package org.microendorse.domain.calibration;

import org.jspecify.annotations.Nullable;

/**
 * An assessor's score of one criterion of a benchmark.
 *
 * @param level as forms spell it; null until chosen
 * @param reason null until written
 */
public record GivenScore(
    String criterionId, String title, @Nullable String level, @Nullable String reason) {}
