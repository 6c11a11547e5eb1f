package org.microendorse.domain.review;

import java.util.UUID;

/**
 * An approver has answered an assessment.
 *
 * @param assessorId account of whoever assessed
 */
public record AssessmentAnswered(UUID approvalId, UUID assessorId, String microCredentialId) {}
