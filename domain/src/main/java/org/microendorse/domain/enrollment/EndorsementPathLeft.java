package org.microendorse.domain.enrollment;

import java.util.UUID;

/** Somebody is no longer on the way to a micro-endorsement, without having earned it. */
public record EndorsementPathLeft(UUID endorsementPathId) {}
