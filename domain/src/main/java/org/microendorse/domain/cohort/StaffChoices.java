package org.microendorse.domain.cohort;

import java.math.BigDecimal;
import java.util.List;

/**
 * Who may look after a cohort, and what a team pays by the list.
 *
 * @param listPrice null: free of charge
 */
public record StaffChoices(List<Choice> facilitators, List<Choice> coaches, BigDecimal listPrice) {}
