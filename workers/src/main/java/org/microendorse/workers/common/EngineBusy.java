package org.microendorse.workers.common;

import io.camunda.client.api.command.ClientStatusException;
import io.grpc.Status;
import java.util.Set;

/** The engine does not answer a worker's question now. That passes, so it costs no retry. */
public class EngineBusy extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final Set<Status.Code> PASSING =
      Set.of(
          Status.Code.RESOURCE_EXHAUSTED, Status.Code.UNAVAILABLE, Status.Code.DEADLINE_EXCEEDED);

  private EngineBusy(ClientStatusException refusal) {
    super("The engine does not answer now.", refusal);
  }

  /** The same refusal, as this exception if it passes. */
  public static RuntimeException or(ClientStatusException refusal) {
    return PASSING.contains(refusal.getStatusCode()) ? new EngineBusy(refusal) : refusal;
  }
}
