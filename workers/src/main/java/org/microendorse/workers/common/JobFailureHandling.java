package org.microendorse.workers.common;

import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.worker.JobExceptionHandler;
import io.camunda.client.api.worker.JobExceptionHandler.JobExceptionHandlerContext;
import io.camunda.client.jobhandling.CommandExceptionHandlingStrategy;
import io.camunda.client.jobhandling.DefaultJobExceptionHandlerSupplier;
import io.camunda.client.jobhandling.JobExceptionHandlerSupplier;
import io.camunda.client.metrics.MetricsRecorder;
import java.lang.reflect.InvocationTargetException;
import org.springframework.stereotype.Component;

/** Makes {@link JobFailures} handle every exception of every worker. */
@Component
class JobFailureHandling implements JobExceptionHandlerSupplier {
  private final JobExceptionHandlerSupplier engine;

  JobFailureHandling(CommandExceptionHandlingStrategy commands, MetricsRecorder metrics) {
    this.engine = new DefaultJobExceptionHandlerSupplier(commands, metrics);
  }

  @Override
  public JobExceptionHandler getJobExceptionHandler(JobExceptionHandlerSupplierContext worker) {
    JobExceptionHandler handler = engine.getJobExceptionHandler(worker);
    return context -> handler.handleJobException(translated(context));
  }

  private static JobExceptionHandlerContext translated(JobExceptionHandlerContext context) {
    Exception failure = context.getException();
    Exception cause =
        failure instanceof InvocationTargetException call
                && call.getTargetException() instanceof Exception thrown
            ? thrown
            : failure;
    ActivatedJob job = context.getActivatedJob();
    return new JobExceptionHandlerContext(
        context.getJobClient(), job, JobFailures.translate(cause, job.getType(), job.getRetries()));
  }
}
