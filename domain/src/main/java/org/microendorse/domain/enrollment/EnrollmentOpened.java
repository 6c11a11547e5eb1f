package org.microendorse.domain.enrollment;

import java.util.UUID;

/** Somebody has enrolled; their path is to be opened. */
public record EnrollmentOpened(UUID enrollmentId, String educatorId) {}
