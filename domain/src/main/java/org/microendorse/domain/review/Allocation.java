package org.microendorse.domain.review;

import java.util.List;

/**
 * Who may review a submission.
 *
 * @param assessorCandidates user names
 * @param approverCandidates user names
 */
public record Allocation(List<String> assessorCandidates, List<String> approverCandidates) {}
