package org.microendorse.domain.record;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The credit for a badge by the rules.
 *
 * @param hours in quarter-hour steps
 * @param reason why it is not what the educator chose, in words for the educator
 * @param limit of Administrator Academy credits in a fiscal year; null: none, or another kind
 */
public record CreditAward(
    CreditKind kind, BigDecimal hours, @Nullable String reason, @Nullable Integer limit) {}
