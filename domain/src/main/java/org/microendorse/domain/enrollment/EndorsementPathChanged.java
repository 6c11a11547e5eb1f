package org.microendorse.domain.enrollment;

import java.util.UUID;

/**
 * The next step of a path to a micro-endorsement may have changed.
 *
 * @param changeId of this change
 */
public record EndorsementPathChanged(UUID endorsementPathId, UUID changeId) {}
