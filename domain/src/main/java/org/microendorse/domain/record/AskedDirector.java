package org.microendorse.domain.record;

import java.time.Instant;
import org.microendorse.domain.enrollment.OpenedPath.MicroCredentialSummary;

/**
 * Whether a director was asked.
 *
 * @param inServiceUntil until when they can answer; null if nobody was asked
 */
public record AskedDirector(
    MicroCredentialSummary microCredential,
    InServiceAsked inServiceAsked,
    Instant inServiceUntil) {}
