package org.microendorse.domain.record;

import org.jspecify.annotations.Nullable;

/**
 * The result of deleting files or records.
 *
 * @param heldBack null: they are deleted
 */
public record RetentionOutcome(@Nullable HeldBack heldBack) {}
