package org.microendorse.domain.record;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The facts for the rules about in-service hours.
 *
 * @param ofDistrict what the district said it grants; null: nothing, or there is no district
 * @param hours of work, as the catalog states them
 * @param earlier for how many micro-credentials the educator's district was asked before
 */
public record InServiceFacts(@Nullable BigDecimal ofDistrict, BigDecimal hours, int earlier) {}
