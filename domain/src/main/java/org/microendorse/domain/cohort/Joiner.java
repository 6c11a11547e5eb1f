package org.microendorse.domain.cohort;

/**
 * A person who accepted an invitation after their cohort had begun.
 *
 * @param days since its first semester opened; 0 before
 * @param substitute whether the team was asked to find a replacement
 */
public record Joiner(long days, boolean substitute) {}
