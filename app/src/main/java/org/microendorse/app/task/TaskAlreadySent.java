package org.microendorse.app.task;

/** The task was completed before. The message is for the person. */
public class TaskAlreadySent extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TaskAlreadySent(String message) {
    super(message);
  }
}
