package org.microendorse.domain.record;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The facts for the rules about a credit.
 *
 * @param hours of work, as the catalog states them
 * @param academyNumber under which it is approved as an Administrator Academy
 * @param fiscalYear of the day of completion, as in {@code 2026-27}
 * @param academyAwards how often Administrator Academy credit was given in that year
 * @param academyEarlier the titles for which it was given; null if it was not
 */
public record CreditFacts(
    BigDecimal hours,
    @Nullable String academyNumber,
    LocalDate completedOn,
    String fiscalYear,
    int academyAwards,
    @Nullable String academyEarlier) {}
