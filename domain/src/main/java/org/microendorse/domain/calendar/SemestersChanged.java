package org.microendorse.domain.calendar;

import java.util.UUID;

/**
 * The program's semesters have changed.
 *
 * @param changeId of this change
 */
public record SemestersChanged(UUID changeId) {}
