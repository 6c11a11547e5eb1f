package org.microendorse.domain.calendar;

/**
 * Business days are counted differently from now on.
 *
 * @param fingerprint of the calendar that holds now
 */
public record CalendarChanged(String fingerprint) {}
