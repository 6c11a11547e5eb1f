package org.microendorse.app.task;

/**
 * Another person has the task, or it cannot be claimed or released. The message is for the person.
 */
public class TaskTaken extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TaskTaken(String message) {
    super(message);
  }
}
