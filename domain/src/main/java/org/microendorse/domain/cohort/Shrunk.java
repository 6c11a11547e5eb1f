package org.microendorse.domain.cohort;

import java.util.List;

/**
 * A team after somebody has left it.
 *
 * @param mergeTargets other teams of its cohort
 */
public record Shrunk(TeamFacts teamFact, List<Choice> teamMergeTargets) {}
