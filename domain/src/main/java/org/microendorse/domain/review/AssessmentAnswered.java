package org.microendorse.domain.review;

import java.util.UUID;

/**
 * An approver has answered an assessment.
 *
 * @param assessorId account of the assessor
 */
public record AssessmentAnswered(UUID approvalId, UUID assessorId, String microCredentialId) {}
