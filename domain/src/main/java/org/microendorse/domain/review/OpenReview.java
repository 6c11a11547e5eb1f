package org.microendorse.domain.review;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A submission that is not decided. Says nothing about whose it is.
 *
 * @param number what reviewers call it, {@code S-1042}
 * @param microCredential its title
 * @param duty what was last waited for; null until somebody could be asked
 * @param since when it was handed in, or what was done last
 * @param businessDays how long that is ago
 * @param dueAt null until somebody could be asked
 */
public record OpenReview(
    UUID submissionId,
    String number,
    String microCredential,
    int attempt,
    @Nullable Duty duty,
    Instant since,
    int businessDays,
    @Nullable Instant dueAt,
    boolean late) {}
