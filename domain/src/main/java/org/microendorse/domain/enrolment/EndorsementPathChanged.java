package org.microendorse.domain.enrolment;

import java.util.UUID;

/**
 * What comes next on somebody's way may be something else now.
 *
 * @param changeId of this change
 */
public record EndorsementPathChanged(UUID endorsementPathId, UUID changeId) {}
