/** Drafts and notes: what belongs to a person's work on a task and must stay out of the engine. */
@NullMarked
package org.microendorse.domain.task;

import org.jspecify.annotations.NullMarked;
