/** What assessors and those who answer for them see of calibrations. */
@NullMarked
package org.microendorse.app.calibration;

import org.jspecify.annotations.NullMarked;
