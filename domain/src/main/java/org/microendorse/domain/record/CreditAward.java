package org.microendorse.domain.record;

import java.math.BigDecimal;

/**
 * What a badge gives, as the rules say.
 *
 * @param hours in quarter-hour steps
 * @param reason why it is not what the educator chose, in their words; may be null
 */
public record CreditAward(CreditKind kind, BigDecimal hours, String reason) {}
