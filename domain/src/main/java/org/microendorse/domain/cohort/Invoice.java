package org.microendorse.domain.cohort;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * The invoice of a team.
 *
 * @param number unique number
 * @param amount in US dollars
 * @param people for how many people
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
