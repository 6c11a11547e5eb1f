package org.microendorse.workers.common;

import java.util.Map;

/** Custom headers: what a model tells the worker of a service task in addition to the variables. */
public final class JobHeaders {
  private JobHeaders() {}

  /**
   * Returns a header that the task must have.
   *
   * @throws IllegalStateException if the model does not have it
   */
  public static String required(Map<String, String> headers, String name) {
    String value = headers.get(name);
    if (value == null) {
      throw new IllegalStateException("The task in the model has no header '%s'.".formatted(name));
    }
    return value;
  }
}
