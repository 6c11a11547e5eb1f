package org.microendorse.domain.enrollment;

import java.util.UUID;

/** What was left or had lapsed goes on in another enrollment. */
public record BegunAgain(UUID earlierId, UUID enrollmentId) {}
