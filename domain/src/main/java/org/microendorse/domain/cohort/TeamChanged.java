package org.microendorse.domain.cohort;

import java.util.UUID;

/**
 * A team whose cohort runs has become smaller, or larger by the people of another one.
 *
 * @param changeId of this change
 */
public record TeamChanged(UUID teamId, UUID changeId) {}
