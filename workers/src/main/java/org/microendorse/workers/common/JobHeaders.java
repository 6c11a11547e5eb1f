package org.microendorse.workers.common;

import java.util.Map;

/** What a model says to the worker of a task, beside the variables. */
public final class JobHeaders {
  private JobHeaders() {}

  /**
   * A header that the task must have.
   *
   * @throws IllegalStateException if the model does not give it
   */
  public static String required(Map<String, String> headers, String name) {
    String value = headers.get(name);
    if (value == null) {
      throw new IllegalStateException("The task in the model has no header '%s'.".formatted(name));
    }
    return value;
  }
}
