package org.microendorse.domain.review;

import java.util.List;

/**
 * Who may assess a submission after its time was up.
 *
 * @param assessorCandidates user names
 */
public record Reassignment(List<String> assessorCandidates) {}
