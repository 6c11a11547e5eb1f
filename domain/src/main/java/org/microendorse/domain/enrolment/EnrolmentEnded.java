package org.microendorse.domain.enrolment;

import java.util.UUID;

/** A path to a micro-credential is over, with or without its badge. */
public record EnrolmentEnded(UUID enrolmentId, EnrolmentStatus status) {}
