package org.microendorse.domain.integrity;

import java.util.UUID;

/** Somebody has reported a concern; whatever is under way with the submission is to stop. */
public record ConcernReported(UUID concernId) {}
