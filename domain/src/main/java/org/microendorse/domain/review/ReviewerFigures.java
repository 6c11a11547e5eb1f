package org.microendorse.domain.review;

/**
 * What somebody has done as a reviewer lately.
 *
 * @param certified for any micro-credential
 * @param completed assessments and approvals
 * @param turnAround of these, each from when it was to be done until it was
 * @param agreement of approvers with their assessments
 */
public record ReviewerFigures(
    String username,
    String displayName,
    boolean certified,
    int completed,
    TurnAround turnAround,
    Agreement agreement) {}
