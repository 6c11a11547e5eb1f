package org.microendorse.domain.enrolment;

import java.util.UUID;

/** What had lapsed goes on in another enrolment. */
public record BegunAgain(UUID lapsedId, UUID enrolmentId) {}
