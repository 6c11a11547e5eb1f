package org.microendorse.processes;

import static io.camunda.process.test.api.CamundaAssert.assertThatProcessInstance;
import static io.camunda.process.test.api.assertions.ProcessInstanceSelectors.byKey;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.microendorse.processes.EvidenceRetentionProcess.Elements.*;

import io.camunda.client.CamundaClient;
import io.camunda.process.test.api.CamundaProcessTestContext;
import io.camunda.process.test.api.CamundaProcessTestExtension;
import io.camunda.process.test.api.assertions.ProcessInstanceAssert;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.microendorse.processes.DecisionValues.HeldBack;
import org.microendorse.processes.DecisionValues.PathStatus;
import org.microendorse.processes.EvidenceRetentionProcess.Messages;

class EvidenceRetentionProcessTest {
  @RegisterExtension
  static final CamundaProcessTestExtension ENGINE = ProcessTestEngine.extension();

  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration MONTH = Duration.ofDays(30).plusHours(1);
  private static final Duration SIX_YEARS = Duration.ofDays(6 * 366);

  CamundaClient client;
  CamundaProcessTestContext context;

  private final String enrollmentId = UUID.randomUUID().toString();
  private final List<Object> rules = Collections.synchronizedList(new ArrayList<>());

  /** Why the next attempts to delete are held back; later ones are not. */
  private final Queue<String> held = new ConcurrentLinkedQueue<>();

  private PathFixture people;
  private long retention;

  @BeforeEach
  void everythingIsThere() {
    people = new PathFixture(client);
    people.deployModels();
    for (String type : List.of(JobTypes.RECORD_DELETE_EVIDENCE, JobTypes.RECORD_DELETE_PERSONAL)) {
      context
          .mockJobWorker(type)
          .withHandler(
              (jobs, job) -> {
                rules.add(((Map<?, ?>) job.getVariable(Variables.RETENTION)).get("rule"));
                Map<String, Object> outcome = new HashMap<>();
                outcome.put(Variables.HELD_BACK, held.poll());
                jobs.newCompleteCommand(job).variables(outcome).send().join();
              });
    }
  }

  @Test
  void a_badge_is_earned__files_go_after_the_time_to_appeal_the_person_after_six_years() {
    pathOver(PathStatus.EARNED);

    context.increaseTime(Duration.ofDays(89));
    assertThatRetention().hasActiveElements(CATCH_EVIDENCE_OLD);
    context.increaseTime(DAY.multipliedBy(2));
    assertThatRetention()
        .hasCompletedElementsInOrder(DECIDE_RETENTION, CATCH_EVIDENCE_OLD, DELETE_EVIDENCE)
        .hasActiveElements(CATCH_RECORDS_OLD)
        .hasNotActivatedElements(CATCH_MONTH_LATER, DELETE_RECORDS);
    context.increaseTime(SIX_YEARS);

    assertThatRetention()
        .isCompleted()
        .hasCompletedElementsInOrder(CATCH_RECORDS_OLD, DELETE_RECORDS, END_NOTHING_KEPT)
        .hasNotActivatedElements(CATCH_MONTH_LATER_AGAIN);
    assertThat(rules).containsOnly("Earned: files 90 days, records 6 years");
  }

  @Test
  void the_files_are_still_needed__they_are_looked_at_again_a_month_later() {
    held.addAll(List.of(HeldBack.APPEAL, HeldBack.CONCERN));
    pathOver(PathStatus.EARNED);
    context.increaseTime(Duration.ofDays(91));

    for (int looks = 1; looks <= 2; looks++) {
      assertThatRetention()
          .hasCompletedElement(DELETE_EVIDENCE, looks)
          .hasActiveElements(CATCH_MONTH_LATER);
      context.increaseTime(MONTH);
    }

    assertThatRetention()
        .hasCompletedElement(DELETE_EVIDENCE, 3)
        .hasActiveElements(CATCH_RECORDS_OLD);
  }

  @Test
  void a_legal_hold_keeps_the_record_too__until_it_is_lifted() {
    pathOver(PathStatus.EARNED);
    context.increaseTime(Duration.ofDays(91));
    assertThatRetention().hasActiveElements(CATCH_RECORDS_OLD);
    held.add(HeldBack.LEGAL_HOLD);
    context.increaseTime(SIX_YEARS);

    assertThatRetention()
        .hasCompletedElement(DELETE_RECORDS, 1)
        .hasActiveElements(CATCH_MONTH_LATER_AGAIN);
    context.increaseTime(MONTH);

    assertThatRetention().isCompleted().hasCompletedElement(DELETE_RECORDS, 2);
  }

  @ParameterizedTest
  @CsvSource({PathStatus.ENDED + ",180", PathStatus.WITHDRAWN + ",365", PathStatus.LAPSED + ",365"})
  void a_path_ends_without_a_badge__its_files_are_there_for_longer(String status, int days) {
    pathOver(status);

    context.increaseTime(Duration.ofDays(days - 1));
    assertThatRetention().hasActiveElements(CATCH_EVIDENCE_OLD);
    context.increaseTime(DAY.multipliedBy(2));

    assertThatRetention().hasCompletedElements(DELETE_EVIDENCE);
  }

  private void pathOver(String status) {
    client
        .newPublishMessageCommand()
        .messageName(Messages.PATH_OVER)
        .correlationKey(enrollmentId)
        .messageId(enrollmentId)
        .timeToLive(Duration.ZERO)
        .variables(
            Map.of(
                Variables.ENROLLMENT_ID, enrollmentId,
                Variables.PATH_STATUS, status,
                Variables.ENDED_AT, context.getCurrentTime().toString()))
        .send()
        .join();
    retention =
        await("retention")
            .atMost(PathFixture.PATIENCE)
            .until(
                () -> people.instancesWith(Variables.ENROLLMENT_ID, enrollmentId),
                found -> found.size() == 1)
            .getFirst();
    assertThatRetention().hasActiveElements(CATCH_EVIDENCE_OLD);
  }

  private ProcessInstanceAssert assertThatRetention() {
    return assertThatProcessInstance(byKey(retention));
  }
}
