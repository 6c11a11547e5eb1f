package org.microendorse.domain.appeal;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who may look at an appeal.
 *
 * @param allocated whether these are enough people; otherwise nobody is asked
 * @param missingReviewers {@code appealPanel} if they are not enough; null if they are
 * @param panel two groups of user names, none in both: each group gives one reviewer
 */
public record Panel(
    boolean allocated, @Nullable String missingReviewers, List<List<String>> panel) {}
