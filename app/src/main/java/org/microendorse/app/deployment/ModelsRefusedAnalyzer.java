package org.microendorse.app.deployment;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Shows the findings instead of a stack trace. */
class ModelsRefusedAnalyzer extends AbstractFailureAnalyzer<ModelsRefused> {

  @Override
  protected FailureAnalysis analyze(Throwable failure, ModelsRefused refused) {
    return new FailureAnalysis(
        refused.getMessage(),
        "Correct these files, or start without endorse.models to use the models that come with the"
            + " application.",
        refused);
  }
}
