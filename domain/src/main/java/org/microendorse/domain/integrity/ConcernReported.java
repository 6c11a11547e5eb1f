package org.microendorse.domain.integrity;

import java.util.UUID;

/** A concern was reported; all work on the submission must stop. */
public record ConcernReported(UUID concernId) {}
