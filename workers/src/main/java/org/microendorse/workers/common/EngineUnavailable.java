package org.microendorse.workers.common;

/** The engine does not answer, or has too much to do. Trying again later helps. */
public class EngineUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  EngineUnavailable(Throwable cause) {
    super("The engine does not answer", cause);
  }
}
