/** The days the program works by, as the program manager sets them. */
@NullMarked
package org.microendorse.app.calendar;

import org.jspecify.annotations.NullMarked;
