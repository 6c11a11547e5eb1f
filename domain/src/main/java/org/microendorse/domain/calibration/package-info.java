/**
 * Calibration, which checks that assessors score as the rubric intends: benchmarks, scores, and
 * their agreement.
 */
@NullMarked
package org.microendorse.domain.calibration;

import org.jspecify.annotations.NullMarked;
