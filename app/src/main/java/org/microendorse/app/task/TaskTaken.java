package org.microendorse.app.task;

/**
 * Somebody else has the task, or nobody may take it on or give it back. The message is for the
 * person.
 */
public class TaskTaken extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TaskTaken(String message) {
    super(message);
  }
}
