package org.microendorse.domain.evidence;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Serializable;
import java.time.Duration;
import org.microendorse.domain.common.Refusal;

/** Runs work on untrusted files in another process, within limits of memory and time. */
public interface Isolation {

  /**
   * Runs a task and waits for it.
   *
   * @param fileSize in bytes; larger files get more time
   * @param to receives what the task writes, as a stream
   * @return what the task returned
   * @throws IOException the task's own, or that of {@code to}
   * @throws RuntimeException the task's own
   * @throws LimitExceeded if the task took too much memory or time
   * @throws Busy if too many tasks are already waiting
   */
  <R extends Serializable> R run(Task<R> task, long fileSize, OutputStream to) throws IOException;

  /** The same for a task that writes nothing. */
  default <R extends Serializable> R run(Task<R> task, long fileSize) throws IOException {
    return run(task, fileSize, OutputStream.nullOutputStream());
  }

  /** Work that travels to the other process. */
  interface Task<R extends Serializable> extends Serializable {
    R run(OutputStream to) throws IOException;
  }

  /** The file needs more memory or time than the limits grant. */
  class LimitExceeded extends IOException {
    public LimitExceeded(String why) {
      super(why);
    }
  }

  /** Too many files are waiting to be checked. */
  class Busy extends Refusal {
    private final transient Duration retryAfter;

    public Busy(Duration retryAfter) {
      super("evidence.busy");
      this.retryAfter = retryAfter;
    }

    /** When to try again. */
    public Duration retryAfter() {
      return retryAfter;
    }
  }
}
