package org.microendorse.domain.cohort;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * What a team pays.
 *
 * @param number tells it from all others
 * @param amount in US dollars
 * @param people for whom
 */
public record Invoice(
    long number,
    String endorsement,
    String cohort,
    String firstSemester,
    String team,
    String organization,
    String billedTo,
    BigDecimal amount,
    int people,
    Instant issuedAt) {}
