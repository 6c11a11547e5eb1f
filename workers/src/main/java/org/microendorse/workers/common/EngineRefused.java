package org.microendorse.workers.common;

import io.camunda.client.api.command.ClientException;

/** The engine does not do what it was asked for. Trying again does not help. */
public class EngineRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Reason reason;

  EngineRefused(Reason reason, ClientException refusal) {
    super(refusal.getMessage(), refusal);
    this.reason = reason;
  }

  EngineRefused(String message) {
    super(message);
    this.reason = Reason.OTHER;
  }

  enum Reason {
    /** There is no such thing, or it has ended. */
    GONE,
    /** It is there already, or is not in a state for this. */
    CONFLICT,
    OTHER
  }

  Reason reason() {
    return reason;
  }
}
