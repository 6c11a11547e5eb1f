package org.microendorse.workers.common;

import io.camunda.client.jobhandling.CommandExceptionHandlingStrategy;
import io.camunda.client.jobhandling.DefaultJobExceptionHandlingStrategy;
import io.camunda.client.jobhandling.JobExceptionHandlingStrategy;
import io.camunda.client.metrics.MetricsRecorder;
import org.springframework.stereotype.Component;

/** Makes {@link JobFailures} the answer to every exception of every worker. */
@Component
class JobFailureHandling implements JobExceptionHandlingStrategy {
  private final JobExceptionHandlingStrategy engine;

  JobFailureHandling(CommandExceptionHandlingStrategy commands, MetricsRecorder metrics) {
    this.engine = new DefaultJobExceptionHandlingStrategy(commands, metrics);
  }

  @Override
  public void handleException(Exception failure, ExceptionHandlingContext context)
      throws Exception {
    engine.handleException(
        JobFailures.translate(failure, context.job().getType(), context.job().getRetries()),
        context);
  }
}
