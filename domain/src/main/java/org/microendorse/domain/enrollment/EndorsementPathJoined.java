package org.microendorse.domain.enrollment;

import java.util.UUID;

/** An educator is to begin the path to a micro-endorsement. */
public record EndorsementPathJoined(UUID endorsementPathId, String educatorId) {}
