package org.microendorse.domain.appeal;

/**
 * The rules for appealing a decision.
 *
 * @param days how many days there are after the day of the decision
 * @param reasonsLength minimum length of the reasons in characters
 */
public record AppealPolicy(int days, int reasonsLength) {}
