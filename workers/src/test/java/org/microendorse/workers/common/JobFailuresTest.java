package org.microendorse.workers.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.camunda.client.exception.BpmnError;
import io.camunda.client.exception.CamundaError;
import io.camunda.client.exception.JobError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
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
  void what_passes_by_itself_is_tried_again_with_growing_distance() {
    JobError first = jobError(new CannotAcquireLockException("busy"), 3);
    JobError second = jobError(new UncheckedIOException(new IOException("disk")), 2);
    JobError last = jobError(new CannotAcquireLockException("busy"), 1);

    assertThat(first.getRetries()).isEqualTo(2);
    assertThat(first.getRetryBackoff()).isEqualTo(Duration.ofSeconds(2));
    assertThat(second.getRetries()).isEqualTo(1);
    assertThat(second.getRetryBackoff()).isEqualTo(Duration.ofSeconds(8));
    assertThat(last.getRetries()).isZero();
  }

  @Test
  void while_the_database_is_away_no_retries_are_used_up() {
    JobError error = jobError(new CannotCreateTransactionException("refused"), 1);

    assertThat(error.getRetries()).isEqualTo(1);
    assertThat(error.getRetryBackoff()).isPositive();
    assertThat(error.getMessage()).contains("database cannot be reached");
  }

  @Test
  void everything_else_is_an_incident_that_a_person_understands() {
    UUID id = UUID.randomUUID();

    assertThat(jobError(new NotFound("enrolment", id), 3))
        .satisfies(
            error -> {
              assertThat(error.getRetries()).isZero();
              assertThat(error.getMessage()).isEqualTo("There is no enrolment " + id + ".");
            });
    assertThat(jobError(new Refusal("Nobody is certified."), 3).getMessage())
        .isEqualTo("Nobody is certified.");
    assertThat(jobError(new IllegalStateException("boom"), 3))
        .satisfies(
            error -> {
              assertThat(error.getRetries()).isZero();
              assertThat(error.getMessage()).contains("nobody has foreseen", "boom");
            });
  }

  @Test
  void a_variable_of_the_wrong_type_is_named_with_what_it_holds() throws Exception {
    record Form(UUID enrolmentId, String comment) {}
    Map<String, Object> variables = Map.of("enrolmentId", 42, "comment", "private");
    Exception failure =
        catchThrowableOfType(
            MismatchedInputException.class,
            () ->
                new ObjectMapper()
                    .readValue("{\"comment\":\"private\",\"enrolmentId\":42}", Form.class));
    Exception wholeFailure =
        catchThrowableOfType(
            MismatchedInputException.class, () -> new ObjectMapper().readValue("42", UUID.class));

    assertThat(JobFailures.translate(failure, "test", 3, () -> variables).getMessage())
        .contains("a value of type UUID", "enrolmentId = 42")
        .doesNotContain("private");
    assertThat(
            JobFailures.translate(wholeFailure, "test", 3, () -> Map.of("attempt", 42))
                .getMessage())
        .contains("a value of type UUID", "attempt = 42");
  }

  private static CamundaError translate(Exception failure, int retries) {
    return JobFailures.translate(failure, "test", retries, Map::of);
  }

  private static JobError jobError(Exception failure, int retries) {
    return (JobError) translate(failure, retries);
  }
}
