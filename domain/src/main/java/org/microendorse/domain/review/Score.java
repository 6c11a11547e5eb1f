package org.microendorse.domain.review;

/**
 * What an assessor says about one criterion.
 *
 * @param level as forms spell it; null until chosen
 * @param comment null until written
 */
public record Score(String criterionId, String title, String level, String comment) {}
