package org.microendorse.domain.enrollment;

import java.util.UUID;

/** An educator has left the path to a micro-endorsement without having earned it. */
public record EndorsementPathLeft(UUID endorsementPathId) {}
