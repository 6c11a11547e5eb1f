package org.microendorse.app.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.microendorse.app.PortalSession.json;
import static org.microendorse.processes.MicroCredentialPathProcess.Messages.ENROLLMENT_OPENED;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.search.enums.IncidentState;
import io.camunda.client.api.search.enums.UserTaskState;
import io.camunda.client.api.search.response.Incident;
import io.camunda.client.api.search.response.UserTask;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.microendorse.app.Enrolled;
import org.microendorse.app.PortalTest;
import org.microendorse.domain.evidence.SubmissionService;
import org.microendorse.processes.Variables;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Variables that another program, or an operator, has given the wrong type. */
class WrongVariablesTest extends PortalTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Autowired private CamundaClient camunda;
  @Autowired private SubmissionService submissions;

  @Test
  void a_number_where_an_id_belongs_is_an_incident_that_names_it() {
    camunda
        .newPublishMessageCommand()
        .messageName(ENROLLMENT_OPENED)
        .correlationKey(UUID.randomUUID().toString())
        .variables(Map.of(Variables.ENROLLMENT_ID, 4711, Variables.EDUCATOR_ID, "ada"))
        .send()
        .join();

    Incident incident =
        awaitIncident(found -> found.getErrorMessage().contains("enrollmentId is 4711"));

    assertThat(incident.getErrorMessage())
        .contains("needs a value of type UUID", "retry the step")
        .doesNotContain("jackson", "io.camunda", "Exception", "\tat ");
    camunda.newCancelInstanceCommand(incident.getProcessInstanceKey()).send().join();
  }

  @Test
  void a_word_where_yes_or_no_belongs_stops_the_step_until_it_is_corrected() {
    var path = Enrolled.in("elevating-sel", newEducator()).withPortfolio();
    long task = path.task("submit").get("taskKey").asLong(0);
    camunda
        .newCompleteUserTaskCommand(task)
        .variables(
            Map.of("pupilDataDeclared", "perhaps", "ownWorkDeclared", true, "applyConfirmed", true))
        .send()
        .join();
    long instance = userTask(task).getProcessInstanceKey();

    Incident incident = awaitIncident(found -> found.getProcessInstanceKey() == instance);

    assertThat(incident.getErrorMessage()).contains("pupilDataDeclared is perhaps", "boolean");
    assertThat(submissions.submissionsOf(UUID.fromString(path.id()))).isEmpty();

    camunda
        .newSetVariablesCommand(incident.getElementInstanceKey())
        .variables(Map.of("pupilDataDeclared", true))
        .send()
        .join();
    camunda.newUpdateRetriesCommand(incident.getJobKey()).retries(3).send().join();
    camunda.newResolveIncidentCommand(incident.getIncidentKey()).send().join();
    signIn("max").awaitTask("assess", path.id());
    assertThat(submissions.submissionsOf(UUID.fromString(path.id()))).hasSize(1);
  }

  @Test
  void a_task_that_does_not_say_what_it_is_about_hides_no_other() {
    var educator = newEducator();
    educator.enroll("school-culture");
    UserTask broken =
        await()
            .atMost(PATIENCE)
            .until(() -> openTaskOf(educator.username()), found -> found != null);
    camunda
        .newSetVariablesCommand(broken.getProcessInstanceKey())
        .variables(Map.of(Variables.ENROLLMENT_ID, 4711))
        .send()
        .join();
    await().atMost(PATIENCE).until(() -> variable(broken.getProcessInstanceKey()).equals("4711"));

    var path = Enrolled.in("elevating-sel", educator);

    await().atMost(PATIENCE).until(() -> json(educator.get("/api/tasks")).size() == 2);
    assertThat(path.task("get-ready")).isNotNull();
    for (JsonNode task : json(educator.get("/api/tasks"))) {
      assertThat(educator.get("/tasks/" + task.get("taskKey").asString("")).statusCode())
          .isEqualTo(200);
    }
    assertThat(educator.get("/").statusCode()).isEqualTo(200);
  }

  private Incident awaitIncident(Predicate<Incident> wanted) {
    return await()
        .atMost(PATIENCE)
        .until(
            () ->
                camunda
                    .newIncidentSearchRequest()
                    .filter(filter -> filter.state(IncidentState.ACTIVE))
                    .send()
                    .join()
                    .items()
                    .stream()
                    .filter(wanted)
                    .findFirst()
                    .orElse(null),
            found -> found != null);
  }

  private UserTask userTask(long key) {
    return camunda
        .newUserTaskSearchRequest()
        .filter(filter -> filter.userTaskKey(key))
        .send()
        .join()
        .singleItem();
  }

  private UserTask openTaskOf(String username) {
    return camunda
        .newUserTaskSearchRequest()
        .filter(filter -> filter.assignee(username).state(UserTaskState.CREATED))
        .send()
        .join()
        .items()
        .stream()
        .findFirst()
        .orElse(null);
  }

  private String variable(long processInstanceKey) {
    return camunda
        .newVariableSearchRequest()
        .filter(filter -> filter.scopeKey(processInstanceKey).name(Variables.ENROLLMENT_ID))
        .send()
        .join()
        .items()
        .getFirst()
        .getValue();
  }
}
