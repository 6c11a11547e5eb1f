/** What belongs to a person's work on a task and is no business of the engine. */
@NullMarked
package org.microendorse.domain.task;

import org.jspecify.annotations.NullMarked;
