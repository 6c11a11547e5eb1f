package org.microendorse.workers.common;

import io.camunda.client.jobhandling.CommandExceptionHandlingStrategy;
import io.camunda.client.jobhandling.DefaultJobExceptionHandlingStrategy;
import io.camunda.client.jobhandling.JobExceptionHandlingStrategy;
import io.camunda.client.metrics.MetricsRecorder;
import java.lang.reflect.InvocationTargetException;
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
    Exception cause =
        failure instanceof InvocationTargetException call
                && call.getTargetException() instanceof Exception thrown
            ? thrown
            : failure;
    engine.handleException(
        JobFailures.translate(cause, context.job().getType(), context.job().getRetries()), context);
  }
}
