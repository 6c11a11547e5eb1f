package org.microendorse.domain.enrolment;

import java.util.UUID;

/** Somebody has left the way to a micro-endorsement. */
public record EndorsementPathWithdrawn(UUID endorsementPathId) {}
