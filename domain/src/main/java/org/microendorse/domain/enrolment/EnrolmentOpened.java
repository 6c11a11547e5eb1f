package org.microendorse.domain.enrolment;

import java.util.UUID;

/** Somebody has enrolled; their path is to be opened. */
public record EnrolmentOpened(UUID enrolmentId, String educatorId) {}
