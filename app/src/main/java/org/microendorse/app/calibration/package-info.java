/** Calibration pages for assessors and the people responsible for them. */
@NullMarked
package org.microendorse.app.calibration;

import org.jspecify.annotations.NullMarked;
