package org.microendorse.domain.cohort;

/**
 * Somebody who accepted an invitation after their cohort had begun.
 *
 * @param days since its first semester opened; 0 before
 * @param substitute whether the team was asked to find somebody
 */
public record Joiner(long days, boolean substitute) {}
