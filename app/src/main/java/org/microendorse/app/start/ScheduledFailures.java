package org.microendorse.app.start;

import org.microendorse.workers.common.EngineUnavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.task.SimpleAsyncTaskSchedulerCustomizer;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.scheduling.concurrent.SimpleAsyncTaskScheduler;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Logs failures of scheduled tasks, which run again: in one line while the engine or the database
 * is away, so that the log stays readable.
 */
@Component
class ScheduledFailures implements SimpleAsyncTaskSchedulerCustomizer {
  private static final Logger LOG = LoggerFactory.getLogger(ScheduledFailures.class);

  @Override
  public void customize(SimpleAsyncTaskScheduler scheduler) {
    scheduler.setErrorHandler(ScheduledFailures::log);
  }

  private static void log(Throwable failure) {
    if (failure instanceof EngineUnavailable
        || failure instanceof DataAccessResourceFailureException
        || failure instanceof TransactionException) {
      Throwable cause = failure.getCause() == null ? failure : failure.getCause();
      LOG.warn("A scheduled task waits for its next time: {}", cause.getMessage());
    } else {
      LOG.error("A scheduled task failed; it runs again at its next time", failure);
    }
  }
}
