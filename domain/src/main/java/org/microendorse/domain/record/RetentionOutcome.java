package org.microendorse.domain.record;

import org.jspecify.annotations.Nullable;

/**
 * What became of files or records that were to be deleted.
 *
 * @param heldBack null: they are deleted
 */
public record RetentionOutcome(@Nullable HeldBack heldBack) {}
