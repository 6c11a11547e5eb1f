package org.microendorse.domain.record;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.microendorse.domain.enrollment.OpenedPath.MicroCredentialSummary;

/**
 * The result of asking a director for in-service hours.
 *
 * @param inServiceUntil until when they can answer; null if nobody was asked
 */
public record AskedDirector(
    MicroCredentialSummary microCredential,
    InServiceAsked inServiceAsked,
    @Nullable Instant inServiceUntil) {}
