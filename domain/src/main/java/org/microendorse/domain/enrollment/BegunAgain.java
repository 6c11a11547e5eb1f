package org.microendorse.domain.enrollment;

import java.util.UUID;

/** An educator begins again: an enrollment that was left or had lapsed continues in a new one. */
public record BegunAgain(UUID earlierId, UUID enrollmentId) {}
