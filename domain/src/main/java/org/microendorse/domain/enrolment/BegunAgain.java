package org.microendorse.domain.enrolment;

import java.util.UUID;

/** What was left or had lapsed goes on in another enrolment. */
public record BegunAgain(UUID earlierId, UUID enrolmentId) {}
