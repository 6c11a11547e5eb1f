/** The days the program works by, as the program manager sets them. */
package org.microendorse.app.calendar;
