package org.microendorse.app.task;

import org.jspecify.annotations.Nullable;
import org.microendorse.domain.common.Refusal;

/**
 * Another person has the task, or it cannot be claimed or released. The message is for the person.
 */
public class TaskTaken extends Refusal {
  TaskTaken(String key, @Nullable Object... arguments) {
    super(key, arguments);
  }
}
