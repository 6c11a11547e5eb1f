package org.microendorse.domain.appeal;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The people who may decide an appeal.
 *
 * @param allocated whether these are enough people; otherwise nobody is asked
 * @param missingReviewers {@code appealPanel} if they are not enough; null if they are
 * @param panel two disjoint groups of user names: one reviewer comes from each
 */
public record Panel(
    boolean allocated, @Nullable String missingReviewers, List<List<String>> panel) {}
