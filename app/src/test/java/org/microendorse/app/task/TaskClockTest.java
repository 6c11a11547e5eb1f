package org.microendorse.app.task;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.search.response.UserTask;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.microendorse.app.PortalTest;
import org.microendorse.domain.calendar.BusinessCalendar;
import org.microendorse.domain.catalog.CatalogService;
import org.microendorse.domain.notification.Mail;
import org.microendorse.domain.notification.MailService;
import org.microendorse.domain.people.Account;
import org.microendorse.domain.people.Accounts;
import org.microendorse.workers.common.EngineModels;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class TaskClockTest extends PortalTest {
  private static final String MODEL =
      """
      <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
          xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="d" targetNamespace="t">
        <bpmn:process id="PROCESS" isExecutable="true">
          <bpmn:startEvent id="start" />
          <bpmn:sequenceFlow id="f" sourceRef="start" targetRef="Task_Wait" />
          <bpmn:userTask id="Task_Wait" name="NAME">
            <bpmn:extensionElements>
              <zeebe:userTask />
              <zeebe:assignmentDefinition ASSIGNMENT />
              <zeebe:taskHeaders>
                <zeebe:header key="requires" value="candidate" />
                <zeebe:header key="dueIn" value="DUE" />
                <zeebe:header key="remindAfter" value="2" />
                <zeebe:header key="escalateAfter" value="5" />
              </zeebe:taskHeaders>
            </bpmn:extensionElements>
          </bpmn:userTask>
        </bpmn:process>
      </bpmn:definitions>
      """;

  private static final String COACHES = "candidateGroups=\"=[&#34;coach&#34;]\"";

  @Autowired private TaskClock taskClock;
  @Autowired private BusinessCalendar calendar;
  @Autowired private EngineModels models;
  @Autowired private CamundaClient camunda;
  @Autowired private MailService outbox;
  @Autowired private Accounts accounts;
  @Autowired private CatalogService catalog;
  @Autowired private JdbcClient jdbc;

  private final List<Long> instances = new ArrayList<>();
  private long task;
  private Instant created;

  @BeforeEach
  void begin() {
    deploy("ClockedProcess", "Name the staff", COACHES, 3);
    begin("ClockedProcess", Map.of());
  }

  private void deploy(String process, String name, String assignment, int due) {
    String model =
        MODEL
            .replace("PROCESS", process)
            .replace("NAME", name)
            .replace("ASSIGNMENT", assignment)
            .replace("DUE", String.valueOf(due));
    models.deploy(Map.of(process + ".bpmn", model.getBytes(UTF_8)));
  }

  private void begin(String process, Map<String, Object> variables) {
    UserTask begun = BegunTask.of(camunda, process, variables);
    instances.add(begun.getProcessInstanceKey());
    task = begun.getUserTaskKey();
    created = begun.getCreationDate().toInstant();
  }

  @AfterEach
  void end() {
    instances.forEach(it -> camunda.newCancelInstanceCommand(it).send().join());
  }

  private OffsetDateTime due() {
    return camunda.newUserTaskGetRequest(task).send().join().getDueDate();
  }

  @Test
  void a_task_is_due_in_business_days() {
    OffsetDateTime due = calendar.closeAfter(created, 3);

    taskClock.setDueDates();

    await().untilAsserted(() -> assertThat(due()).isEqualTo(due));
  }

  @Test
  void tasks_with_a_due_date_are_looked_at_again_only_when_the_models_change() {
    taskClock.setDueDates();
    await().until(() -> due() != null);
    OffsetDateTime other = created.plus(Duration.ofDays(40)).atOffset(ZoneOffset.UTC);
    camunda.newUpdateUserTaskCommand(task).dueDate(other).send().join();
    await().until(() -> other.isEqual(due()));
    long first = task;
    Instant begun = created;
    begin("ClockedProcess", Map.of());

    taskClock.setDueDates();
    await().until(() -> due() != null);
    task = first;
    assertThat(due()).isEqualTo(other);

    deploy("ClockedProcess", "Name the staff", COACHES, 4);
    OffsetDateTime changed = calendar.closeAfter(begun, 4);
    await()
        .untilAsserted(
            () -> {
              taskClock.setDueDates();
              assertThat(due()).isEqualTo(changed);
            });
  }

  @Test
  void a_task_for_a_group_that_does_not_exist_does_not_stop_the_others() {
    String reminder = "Reminder: \"Haunted\" is waiting for you";
    deploy("HauntedProcess", "Haunted", "candidateGroups=\"=[&#34;ghosts&#34;]\"", 3);
    begin("HauntedProcess", Map.of());
    deploy("HauntedProcess", "Haunted", COACHES, 3);
    begin("HauntedProcess", Map.of());

    taskClock.remindAt(calendar.closeAfter(created, 2).toInstant());

    assertThat(mails("cora", reminder)).isEqualTo(1);
  }

  @Test
  void members_of_a_group_are_not_reminded_of_a_task_for_named_people() {
    String reminder = "Reminder: \"For Cora\" is waiting for you";
    deploy(
        "NamingProcess",
        "For Cora",
        "candidateUsers=\"=[&#34;cora&#34;]\" candidateGroups=\"=[&#34;assessor&#34;]\"",
        3);
    begin("NamingProcess", Map.of());

    taskClock.remindAt(calendar.closeAfter(created, 2).toInstant());

    assertThat(mails("cora", reminder)).isEqualTo(1);
    assertThat(mails("max", reminder)).isZero();
  }

  @Test
  void program_managers_are_not_told_whose_path_a_task_belongs_to() {
    Account ada = accounts.findByUsername("ada").orElseThrow();
    UUID path = UUID.randomUUID();
    jdbc.sql(
            """
            insert into endorsement_path (id, endorsement_id, educator_id, micro_credential_ids,
              first_semester_id, extensions, status, joined_at)
            values (?, ?, ?, '[]', (select id from semester limit 1), 0, 'WITHDRAWN', now())
            """)
        .params(path, catalog.endorsements().getFirst().id(), ada.id())
        .update();
    deploy("PathTimeProcess", "Give time", COACHES, 3);
    begin("PathTimeProcess", Map.of("endorsementPathId", path.toString()));

    taskClock.remindAt(calendar.closeAfter(created, 5).toInstant());

    assertThat(textOf("cora", "\"Give time\"")).contains(ada.displayName());
    assertThat(textOf("petra", "\"Give time\""))
        .contains(catalog.endorsements().getFirst().title())
        .doesNotContain(ada.displayName());
  }

  @Test
  void people_are_reminded_once_and_program_managers_told_once_while_it_is_open() {
    String reminder = "Reminder: \"Name the staff\" is waiting for you";
    String late = "\"Name the staff\" is not done yet";
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

  private String textOf(String username, String subject) {
    return outbox.mailsTo(username + "@example.org").stream()
        .filter(it -> it.subject().contains(subject))
        .map(Mail::text)
        .findFirst()
        .orElseThrow();
  }
}
