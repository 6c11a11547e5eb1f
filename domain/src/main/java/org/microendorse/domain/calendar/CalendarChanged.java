package org.microendorse.domain.calendar;

/**
 * The calendar of business days has changed.
 *
 * @param fingerprint of the current calendar
 */
public record CalendarChanged(String fingerprint) {}
