package org.microendorse.domain.enrollment;

import java.util.UUID;

/** A path to a micro-credential is over, with or without its badge. */
public record EnrollmentEnded(UUID enrollmentId, EnrollmentStatus status) {}
