package org.microendorse.domain.calendar;

import java.util.UUID;

/**
 * The program's semesters are other ones now.
 *
 * @param changeId of this change
 */
public record SemestersChanged(UUID changeId) {}
