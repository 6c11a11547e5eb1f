package org.microendorse.domain.review;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.microendorse.domain.catalog.CatalogTitle;

/**
 * A submission that is not decided. Does not identify the educator.
 *
 * @param number what reviewers call it, {@code S-1042}
 * @param microCredential its title
 * @param duty the step it last waited for; null until a person could be asked
 * @param since when it was submitted, or when the last step was done
 * @param businessDays how long that is ago
 * @param dueAt null until a person could be asked
 */
public record OpenReview(
    UUID submissionId,
    String number,
    CatalogTitle microCredential,
    int attempt,
    @Nullable Duty duty,
    Instant since,
    int businessDays,
    @Nullable Instant dueAt,
    boolean late) {}
