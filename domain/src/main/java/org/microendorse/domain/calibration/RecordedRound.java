package org.microendorse.domain.calibration;

import org.jspecify.annotations.Nullable;

/**
 * The result of a round, as process variables spell it.
 *
 * @param calibratedUntil in ISO 8601; null if the round was not passed
 * @param poolUsedUp too few benchmarks are left that are new to the assessor
 */
public record RecordedRound(@Nullable String calibratedUntil, boolean poolUsedUp) {}
