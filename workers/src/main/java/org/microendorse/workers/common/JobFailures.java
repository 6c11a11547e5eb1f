package org.microendorse.workers.common;

import io.camunda.client.exception.BpmnError;
import io.camunda.client.exception.CamundaError;
import io.camunda.client.exception.JobError;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.microendorse.domain.common.NotFound;
import org.microendorse.domain.common.Refusal;
import org.microendorse.domain.evidence.BeingLookedAt;
import org.microendorse.domain.record.AcademyCreditTaken;
import org.microendorse.domain.review.ApproverIsAssessor;
import org.microendorse.processes.CreditAwardProcess;
import org.microendorse.processes.SubmissionReviewProcess;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;

/**
 * Decides what happens to a failed job. A business fact that the model knows becomes a BPMN error;
 * a temporary failure is retried later; everything else becomes an incident with a message for the
 * operator. Messages of other exceptions stay in our log: a database names the values of a row that
 * it rejects, and the engine must not hold what people wrote.
 */
final class JobFailures {
  private static final Logger LOG = LoggerFactory.getLogger(JobFailures.class);

  private static final Map<Class<? extends RuntimeException>, String> BUSINESS_FACTS =
      Map.of(
          ApproverIsAssessor.class, SubmissionReviewProcess.Errors.APPROVER_IS_ASSESSOR,
          AcademyCreditTaken.class, CreditAwardProcess.Errors.ACADEMY_CREDIT_TAKEN);

  /** The database is down: it will be back, so do not use up retries. */
  private static final List<Class<? extends Exception>> OUTAGES =
      List.of(CannotCreateTransactionException.class, DataAccessResourceFailureException.class);

  private static final List<Class<? extends Exception>> TRANSIENT =
      List.of(
          TransientDataAccessException.class,
          RecoverableDataAccessException.class,
          IOException.class);

  private static final Duration OUTAGE_WAIT = Duration.ofSeconds(5);
  private static final Duration FIRST_WAIT = Duration.ofSeconds(2);

  private JobFailures() {}

  /**
   * The failure as an error that the engine's client understands.
   *
   * @param retries the job has left, this attempt included
   */
  static CamundaError translate(Exception failure, String jobType, int retries) {
    if (failure instanceof CamundaError known) {
      return known;
    }
    List<Throwable> causes =
        Stream.iterate((Throwable) failure, c -> c != null, Throwable::getCause).toList();
    for (Throwable cause : causes) {
      String code = BUSINESS_FACTS.get(cause.getClass());
      if (code != null) {
        return bpmnError(code, String.valueOf(cause.getMessage()));
      }
    }
    if (anyOf(List.of(BeingLookedAt.class), causes)) {
      return jobError("A concern about a file is open; trying again.", retries, OUTAGE_WAIT);
    }
    if (anyOf(List.of(EngineUnavailable.class), causes)) {
      LOG.warn("Job {} found the engine busy or away; it is tried again", jobType, failure);
      return jobError("The engine is busy; trying again.", retries, OUTAGE_WAIT);
    }
    if (anyOf(OUTAGES, causes)) {
      return jobError("The database cannot be reached; trying again.", retries, OUTAGE_WAIT);
    }
    if (anyOf(TRANSIENT, causes)) {
      Duration wait = FIRST_WAIT.multipliedBy(1L << 2 * Math.max(0, 3 - retries));
      LOG.warn("Job {} failed; the engine retries it while it has retries", jobType, failure);
      String what = failure.getClass().getSimpleName();
      return jobError("This attempt failed (%s).".formatted(what), retries - 1, wait);
    }
    LOG.error("Job {} failed; the engine raises an incident", jobType, failure);
    return causes.stream()
        .filter(
            cause ->
                cause instanceof Refusal
                    || cause instanceof NotFound
                    || cause instanceof VariableBinding.Mismatch)
        .findFirst()
        .map(cause -> incident(String.valueOf(cause.getMessage())))
        .orElseGet(
            () ->
                incident(
                    "Unexpected failure (%s). See the log; retry after fixing the cause."
                        .formatted(failure.getClass().getSimpleName())));
  }

  private static boolean anyOf(List<Class<? extends Exception>> types, List<Throwable> causes) {
    return causes.stream().anyMatch(cause -> types.stream().anyMatch(t -> t.isInstance(cause)));
  }

  private static BpmnError bpmnError(String code, String message) {
    return CamundaError.bpmnError(code, message);
  }

  private static JobError jobError(String message, int retries, Duration wait) {
    return new Failure(message, retries, left -> wait);
  }

  private static JobError incident(String message) {
    return new Failure(message, 0, null);
  }

  /** The client prints the error into the incident; this one prints only its message. */
  private static final class Failure extends JobError {
    private static final long serialVersionUID = 1L;

    Failure(String message, int retries, @Nullable Function<Integer, Duration> wait) {
      super(message, null, retries, wait, null);
    }

    @Override
    public String toString() {
      return String.valueOf(getMessage());
    }

    @Override
    public synchronized Throwable fillInStackTrace() {
      return this;
    }
  }
}
