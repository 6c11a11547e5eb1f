package org.microendorse.domain.cohort;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.microendorse.domain.task.AsNote;

/**
 * The people who may be staff of a cohort, and the list price for a team.
 *
 * @param listPrice in the catalog's currency; null: free of charge
 */
public record StaffChoices(
    @AsNote List<Choice> facilitators,
    @AsNote List<Choice> coaches,
    @Nullable BigDecimal listPrice) {}
