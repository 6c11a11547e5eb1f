package org.microendorse.domain.record;

/**
 * What became of files or records that were to be deleted.
 *
 * @param heldBack null: they are deleted
 */
public record RetentionOutcome(HeldBack heldBack) {}
