package org.microendorse.app.task;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.search.response.UserTask;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.microendorse.app.PortalTest;
import org.microendorse.domain.enrollment.EnrollmentService;
import org.microendorse.processes.TaskHeaders;
import org.microendorse.workers.common.EngineModels;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class SentAnswersTest extends PortalTest {
  private static final String FORM =
      """
      {"id": "own-question", "type": "default", "components": [
        {"type": "number", "id": "Field_rooms", "key": "rooms", "label": "Rooms"}]}
      """;
  private static final String MODEL =
      """
      <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
          xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="d" targetNamespace="t">
        <bpmn:process id="AskingProcess" isExecutable="true">
          <bpmn:startEvent id="start" />
          <bpmn:sequenceFlow id="f" sourceRef="start" targetRef="Task_Ask" />
          <bpmn:userTask id="Task_Ask" name="Ask">
            <bpmn:extensionElements>
              <zeebe:userTask />
              <zeebe:formDefinition formId="own-question" />
              <zeebe:assignmentDefinition assignee="iris" />
            </bpmn:extensionElements>
          </bpmn:userTask>
        </bpmn:process>
      </bpmn:definitions>
      """;

  @Autowired private SentAnswers sent;
  @Autowired private EngineModels models;
  @Autowired private CamundaClient camunda;
  @Autowired private EnrollmentService enrollments;
  @Autowired private JdbcClient jdbc;

  private UserTask begun;

  @BeforeEach
  void begin() {
    begin(Map.of());
  }

  private void begin(Map<String, Object> variables) {
    models.deploy(
        Map.of("AskingProcess.bpmn", MODEL.getBytes(UTF_8), "own.form", FORM.getBytes(UTF_8)));
    begun = BegunTask.of(camunda, "AskingProcess", variables);
  }

  @AfterEach
  void end() {
    camunda.newCancelInstanceCommand(begun.getProcessInstanceKey()).send().join();
  }

  @Test
  void what_was_not_sent_at_last_is_not_an_answer() {
    keep("{\"rooms\": 3}", "");
    keep("{\"rooms\": null}", "");

    sent.settle(task(""), answers("{\"rooms\": null}"));

    assertThat(shared()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "assess, true",
    "secondScore, true",
    "approve, true",
    "preCheck, true",
    "appeal, false",
    "concern, false",
    "'', false"
  })
  void later_reviewers_read_what_people_answered_who_reviewed(String duty, boolean read) {
    keep("{\"rooms\": 3}", duty);

    assertThat(shared()).containsExactly(read);
  }

  @Test
  void an_answer_in_a_concern_is_about_the_submission_although_the_task_is_about_the_path() {
    UUID enrollment = enrollments.enroll(newEducator().username(), "elevating-sel").id();
    UUID submission = UUID.randomUUID();
    UUID artifact = UUID.randomUUID();
    UUID concern = UUID.randomUUID();
    jdbc.sql(
            """
            with s as (insert into submission (id, enrollment_id, attempt, sealed_at, manifest, manifest_sha256)
                values (:submission, :enrollment, 1, now(), '{}', '')),
              a as (insert into artifact (id, enrollment_id, requirement_id, file_name, media_type, size,
                  sha256, uploaded_at)
                values (:artifact, :enrollment, 'x', 'x.pdf', 'application/pdf', 1, '', now()))
            insert into concern (id, submission_id, artifact_id, kind, seen, task_key, reporter_id, reported_at)
            values (:concern, :submission, :artifact, 'OTHER', '', 1,
              (select id from account where username = 'iris'), now())
            """)
        .param("submission", submission)
        .param("enrollment", enrollment)
        .param("artifact", artifact)
        .param("concern", concern)
        .update();
    end();
    begin(
        Map.of(
            "enrollmentId", enrollment.toString(),
            "submissionId", submission.toString(),
            "concernId", concern.toString()));
    String answer = "{\"rooms\": 3}";

    sent.keep(
        "iris",
        task(Map.of(TaskHeaders.ABOUT, TaskHeaders.Subjects.PATH)),
        read(answer),
        answers(answer));

    assertThat(
            jdbc.sql(
                    "select enrollment_id, submission_id, concern_id from step_answer where task_key = ?")
                .param(begun.getUserTaskKey())
                .query()
                .singleRow()
                .values())
        .containsExactly(enrollment, submission, concern);
  }

  private void keep(String values, String duty) {
    sent.keep("iris", task(duty), read(values), answers(values));
  }

  /** The task as if the model gave it this duty. */
  private Task task(String duty) {
    return task(Map.of(TaskHeaders.DUTY, duty));
  }

  private Task task(Map<String, String> headers) {
    Task it = Task.of(begun);
    return new Task(
        it.key(),
        it.processId(),
        it.elementId(),
        it.modelName(),
        it.state(),
        it.assignee(),
        it.candidateUsers(),
        it.candidateGroups(),
        it.dueDate(),
        it.completionDate(),
        it.processInstanceKey(),
        it.formKey(),
        headers);
  }

  private static PrivateAnswers answers(String values) {
    return PrivateAnswers.of(read(FORM), read(values), read("{}"));
  }

  private static ObjectNode read(String json) {
    return (ObjectNode) JsonMapper.shared().readTree(json);
  }

  /** Of each answer that is stored, whether reviewers read it. */
  private List<Boolean> shared() {
    return jdbc.sql("select for_reviewers from step_answer where task_key = ?")
        .param(begun.getUserTaskKey())
        .query(Boolean.class)
        .list();
  }
}
