package org.microendorse.domain.enrollment;

import java.util.UUID;

/** Somebody is to go the way to a micro-endorsement. */
public record EndorsementPathJoined(UUID endorsementPathId, String educatorId) {}
