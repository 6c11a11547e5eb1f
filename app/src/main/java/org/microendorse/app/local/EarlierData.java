package org.microendorse.app.local;

import org.flywaydb.core.api.exception.FlywayValidateException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Explains what to do about data of another version. */
class EarlierData extends AbstractFailureAnalyzer<FlywayValidateException> {
  @Override
  protected FailureAnalysis analyze(Throwable start, FlywayValidateException cause) {
    return new FailureAnalysis(
        "The database was created by another version of this application: " + cause.getMessage(),
        "Start with that version. On a laptop, -Dendorse.reset starts afresh: it deletes the data first.",
        cause);
  }
}
