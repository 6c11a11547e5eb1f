package org.microendorse.domain.review;

import java.util.List;

/**
 * Who may review a submission, and the empty score sheet.
 *
 * @param assessorCandidates user names
 * @param approverCandidates user names
 */
public record Allocation(
    List<String> assessorCandidates, List<String> approverCandidates, List<Score> scores) {}
