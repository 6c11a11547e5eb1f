package org.microendorse.domain.record;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What a badge gives, as the rules say.
 *
 * @param hours in quarter-hour steps
 * @param reason why it is not what the educator chose, in their words
 */
public record CreditAward(CreditKind kind, BigDecimal hours, @Nullable String reason) {}
