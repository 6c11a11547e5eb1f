package org.microendorse.domain.enrollment;

import java.util.UUID;

/** An educator has enrolled; their path is to be opened. */
public record EnrollmentOpened(UUID enrollmentId, String educatorId) {}
