/**
 * Whether assessors score as the rubric means it: benchmarks, what they said, how well it agrees.
 */
package org.microendorse.domain.calibration;
