/** The calendar of the program, which the program manager sets. */
@NullMarked
package org.microendorse.app.calendar;

import org.jspecify.annotations.NullMarked;
