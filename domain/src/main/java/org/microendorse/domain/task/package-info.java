/** What belongs to a person's work on a task and is no business of the engine. */
package org.microendorse.domain.task;
