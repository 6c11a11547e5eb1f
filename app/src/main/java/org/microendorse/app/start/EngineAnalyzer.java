package org.microendorse.app.start;

import org.microendorse.workers.common.EngineUnavailable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says what to do about a Camunda that does not answer. */
class EngineAnalyzer extends AbstractFailureAnalyzer<EngineUnavailable> {
  @Override
  protected FailureAnalysis analyze(Throwable failure, EngineUnavailable away) {
    Throwable cause = away.getCause() == null ? away : away.getCause();
    return new FailureAnalysis(
        "Camunda does not answer: " + cause.getMessage(),
        "Start Camunda, or correct CAMUNDA_CLIENT_RESTADDRESS and CAMUNDA_CLIENT_GRPCADDRESS.",
        away);
  }
}
