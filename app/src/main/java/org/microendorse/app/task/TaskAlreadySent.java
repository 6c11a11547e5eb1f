package org.microendorse.app.task;

import org.jspecify.annotations.Nullable;
import org.microendorse.domain.common.Refusal;

/** The task was completed before. The message is for the person. */
public class TaskAlreadySent extends Refusal {
  TaskAlreadySent(String key, @Nullable Object... arguments) {
    super(key, arguments);
  }
}
