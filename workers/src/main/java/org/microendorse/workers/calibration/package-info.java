/** Job workers that keep assessors calibrated, and what the engine is told about it. */
package org.microendorse.workers.calibration;
