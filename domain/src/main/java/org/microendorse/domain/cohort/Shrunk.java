package org.microendorse.domain.cohort;

import java.util.List;
import org.microendorse.domain.task.AsNote;

/**
 * A team after a person has left it.
 *
 * @param mergeTargets other teams of its cohort
 */
public record Shrunk(TeamFacts teamFact, @AsNote List<Choice> teamMergeTargets) {}
