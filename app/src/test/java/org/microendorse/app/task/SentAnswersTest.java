package org.microendorse.app.task;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.search.response.UserTask;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.microendorse.app.PortalTest;
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
  @Autowired private JdbcClient jdbc;

  private long instance;
  private UserTask begun;

  @BeforeEach
  void begin() {
    models.deploy(
        Map.of("AskingProcess.bpmn", MODEL.getBytes(UTF_8), "own.form", FORM.getBytes(UTF_8)));
    instance =
        camunda
            .newCreateInstanceCommand()
            .bpmnProcessId("AskingProcess")
            .latestVersion()
            .send()
            .join()
            .getProcessInstanceKey();
    begun =
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
  }

  @AfterEach
  void end() {
    camunda.newCancelInstanceCommand(instance).send().join();
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

  private void keep(String values, String duty) {
    sent.keep("iris", task(duty), read(values), answers(values));
  }

  /** The task as if the model gave it this duty. */
  private Task task(String duty) {
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
        Map.of(TaskHeaders.DUTY, duty));
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
