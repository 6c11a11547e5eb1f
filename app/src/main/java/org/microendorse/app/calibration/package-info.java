/** What assessors and those who answer for them see of calibrations. */
package org.microendorse.app.calibration;
