package org.microendorse.workers.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.microendorse.workers.common.EngineRefused.Reason.GONE;

import io.camunda.client.api.command.ClientStatusException;
import io.camunda.client.exception.BpmnError;
import io.camunda.client.exception.CamundaError;
import io.camunda.client.exception.JobError;
import io.grpc.Status;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.microendorse.domain.common.NotFound;
import org.microendorse.domain.common.Refusal;
import org.microendorse.domain.review.ApproverIsAssessor;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.transaction.CannotCreateTransactionException;

class JobFailuresTest {

  @Test
  void what_the_model_knows_an_answer_to_is_a_bpmn_error() {
    assertThat(translate(new ApproverIsAssessor("max"), 3))
        .isInstanceOfSatisfying(
            BpmnError.class,
            error -> assertThat(error.getErrorCode()).isEqualTo("APPROVER_IS_ASSESSOR"));
  }

  @Test
  void a_temporary_failure_is_retried_with_growing_delays() {
    JobError first = jobError(new CannotAcquireLockException("busy"), 3);
    JobError second = jobError(new UncheckedIOException(new IOException("disk")), 2);
    JobError last = jobError(new CannotAcquireLockException("busy"), 1);

    assertThat(first.getRetries()).isEqualTo(2);
    assertThat(waitOf(first)).isEqualTo(Duration.ofSeconds(2));
    assertThat(second.getRetries()).isEqualTo(1);
    assertThat(waitOf(second)).isEqualTo(Duration.ofSeconds(8));
    assertThat(last.getRetries()).isZero();
  }

  @Test
  void while_the_database_is_away_no_retries_are_used_up() {
    JobError error = jobError(new CannotCreateTransactionException("refused"), 1);

    assertThat(error.getRetries()).isEqualTo(1);
    assertThat(waitOf(error)).isPositive();
    assertThat(error.getMessage()).contains("database cannot be reached");
  }

  @Test
  void a_busy_engine_uses_up_no_retries_but_a_refusal_of_the_engine_is_an_incident() {
    JobError busy = jobError(new EngineUnavailable(refusal(Status.RESOURCE_EXHAUSTED)), 1);
    JobError refused = jobError(new EngineRefused(GONE, refusal(Status.NOT_FOUND)), 3);

    assertThat(busy.getRetries()).isEqualTo(1);
    assertThat(waitOf(busy)).isPositive();
    assertThat(refused.getRetries()).isZero();
  }

  private static ClientStatusException refusal(Status status) {
    return new ClientStatusException(status, status.asRuntimeException());
  }

  @Test
  void everything_else_is_an_incident_that_a_person_understands() {
    UUID id = UUID.randomUUID();

    assertThat(jobError(new NotFound("enrollment", id), 3))
        .satisfies(
            error -> {
              assertThat(error.getRetries()).isZero();
              assertThat(error.getMessage()).isEqualTo("There is no enrollment " + id + ".");
            });
    assertThat(jobError(new Refusal(Refusal.AS_SAID, "Nobody is certified."), 3).getMessage())
        .isEqualTo("Nobody is certified.");
    assertThat(jobError(new IllegalStateException("boom"), 3))
        .satisfies(
            error -> {
              assertThat(error.getRetries()).isZero();
              assertThat(error.getMessage())
                  .contains("Unexpected failure", "See the log")
                  .doesNotContain("boom");
            });
  }

  private static CamundaError translate(Exception failure, int retries) {
    return JobFailures.translate(failure, "test", retries);
  }

  private static JobError jobError(Exception failure, int retries) {
    return (JobError) translate(failure, retries);
  }

  private static Duration waitOf(JobError error) {
    return error.getRetryBackoff().apply(error.getRetries());
  }
}
