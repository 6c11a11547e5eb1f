package org.microendorse.domain.calibration;

import org.jspecify.annotations.Nullable;

/**
 * What a round came to. Process variables spell it like this.
 *
 * @param calibratedUntil in ISO 8601; null if it was not enough
 * @param poolUsedUp the next round cannot consist of benchmarks that are new to the assessor
 */
public record RecordedRound(@Nullable String calibratedUntil, boolean poolUsedUp) {}
