package org.microendorse.domain.cohort;

/**
 * The staff of a cohort, by user name.
 *
 * @param roeFacilitator of the regional office, like the coach
 * @param partnerFacilitator of the partner platform, like the coach
 */
public record Staff(
    String roeFacilitator, String roeCoach, String partnerFacilitator, String partnerCoach) {}
