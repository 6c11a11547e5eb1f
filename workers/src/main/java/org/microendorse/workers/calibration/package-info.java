/** Job workers that keep assessors calibrated, and what the engine is told about it. */
@NullMarked
package org.microendorse.workers.calibration;

import org.jspecify.annotations.NullMarked;
