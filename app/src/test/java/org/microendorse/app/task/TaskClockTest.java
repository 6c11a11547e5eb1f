package org.microendorse.app.task;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.search.response.UserTask;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.microendorse.app.PortalTest;
import org.microendorse.domain.calendar.BusinessCalendar;
import org.microendorse.domain.notification.Mail;
import org.microendorse.domain.notification.MailService;
import org.microendorse.workers.common.EngineModels;
import org.springframework.beans.factory.annotation.Autowired;

class TaskClockTest extends PortalTest {
  private static final String MODEL =
      """
      <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
          xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="d" targetNamespace="t">
        <bpmn:process id="ClockedProcess" isExecutable="true">
          <bpmn:startEvent id="start" />
          <bpmn:sequenceFlow id="f" sourceRef="start" targetRef="Task_Wait" />
          <bpmn:userTask id="Task_Wait" name="Name the staff">
            <bpmn:extensionElements>
              <zeebe:userTask />
              <zeebe:assignmentDefinition candidateGroups="=[&#34;coach&#34;]" />
              <zeebe:taskHeaders>
                <zeebe:header key="requires" value="candidate" />
                <zeebe:header key="dueIn" value="3" />
                <zeebe:header key="remindAfter" value="2" />
                <zeebe:header key="escalateAfter" value="5" />
              </zeebe:taskHeaders>
            </bpmn:extensionElements>
          </bpmn:userTask>
        </bpmn:process>
      </bpmn:definitions>
      """;

  @Autowired private TaskClock taskClock;
  @Autowired private BusinessCalendar calendar;
  @Autowired private EngineModels models;
  @Autowired private CamundaClient camunda;
  @Autowired private MailService outbox;

  private long instance;
  private long task;
  private Instant created;

  @BeforeEach
  void begin() {
    models.deploy(Map.of("ClockedProcess.bpmn", MODEL.getBytes(UTF_8)));
    instance =
        camunda
            .newCreateInstanceCommand()
            .bpmnProcessId("ClockedProcess")
            .latestVersion()
            .send()
            .join()
            .getProcessInstanceKey();
    UserTask begun =
        await()
            .until(
                () ->
                    camunda
                        .newUserTaskSearchRequest()
                        .filter(it -> it.processInstanceKey(instance))
                        .send()
                        .join()
                        .items(),
                found -> !found.isEmpty())
            .getFirst();
    task = begun.getUserTaskKey();
    created = begun.getCreationDate().toInstant();
  }

  @AfterEach
  void end() {
    camunda.newCancelInstanceCommand(instance).send().join();
  }

  @Test
  void a_task_is_due_in_business_days() {
    OffsetDateTime due = calendar.closeAfter(created, 3);

    taskClock.setDueDates();

    await()
        .untilAsserted(
            () ->
                assertThat(camunda.newUserTaskGetRequest(task).send().join().getDueDate())
                    .isEqualTo(due));
  }

  @Test
  void people_are_reminded_once_and_program_managers_told_once_while_it_is_open() {
    String reminder = "Reminder: \"Name the staff\" is waiting for you";
    String late = "\"Name the staff\" is overdue";
    Instant second = calendar.closeAfter(created, 2).toInstant();
    long before = mails("cora", reminder);
    long lateBefore = mails("petra", late);

    taskClock.remindAt(second.minusSeconds(1));
    assertThat(mails("cora", reminder)).isEqualTo(before);
    taskClock.remindAt(second);
    taskClock.remindAt(second.plus(Duration.ofHours(1)));
    assertThat(mails("cora", reminder)).isGreaterThan(before);
    long reminded = mails("cora", reminder);
    assertThat(mails("petra", late)).isEqualTo(lateBefore);

    taskClock.remindAt(calendar.closeAfter(created, 5).toInstant());
    assertThat(mails("petra", late)).isGreaterThan(lateBefore);
    assertThat(mails("cora", reminder)).isEqualTo(reminded);
  }

  private long mails(String username, String subject) {
    return outbox.mailsTo(username + "@example.org").stream()
        .map(Mail::subject)
        .filter(subject::equals)
        .count();
  }
}
