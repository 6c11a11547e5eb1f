package org.microendorse.workers.common;

import io.camunda.client.api.command.ClientException;

/** The engine rejected a command. Trying again does not help. */
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
    /** It does not exist, or has ended. */
    GONE,
    /** It exists already, or its state does not allow the command. */
    CONFLICT,
    OTHER
  }

  Reason reason() {
    return reason;
  }
}
