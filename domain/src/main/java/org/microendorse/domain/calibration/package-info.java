/**
 * Whether assessors score as the rubric means it: benchmarks, what they said, how well it agrees.
 */
@NullMarked
package org.microendorse.domain.calibration;

import org.jspecify.annotations.NullMarked;
