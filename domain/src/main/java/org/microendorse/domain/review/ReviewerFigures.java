package org.microendorse.domain.review;

/**
 * What a person has done as a reviewer lately.
 *
 * @param certified for any micro-credential
 * @param completed assessments and approvals
 * @param turnAround of these, each from the request until it was done
 * @param agreement of approvers with their assessments
 */
public record ReviewerFigures(
    String username,
    String displayName,
    boolean certified,
    int completed,
    TurnAround turnAround,
    Agreement agreement) {}
