package org.microendorse.domain.enrollment;

import java.util.UUID;

/**
 * What comes next on somebody's way may be something else now.
 *
 * @param changeId of this change
 */
public record EndorsementPathChanged(UUID endorsementPathId, UUID changeId) {}
