package org.microendorse.domain.appeal;

/**
 * The rules for appealing against a decision.
 *
 * @param days how many there are after the day of the decision
 * @param reasonsLength how many characters the reasons need at least
 */
public record AppealPolicy(int days, int reasonsLength) {}
