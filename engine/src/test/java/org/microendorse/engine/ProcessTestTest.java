package org.microendorse.engine;

import static io.camunda.process.test.api.CamundaAssert.assertThat;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.response.ProcessInstanceEvent;
import io.camunda.process.test.api.CamundaProcessTestContext;
import io.camunda.process.test.api.CamundaProcessTestExtension;
import io.camunda.process.test.api.CamundaProcessTestRuntimeMode;
import io.camunda.process.test.api.assertions.UserTaskSelectors;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Camunda Process Test 8.8 treats this engine as a Camunda 8.8. */
class ProcessTestTest {

  @RegisterExtension
  static final CamundaProcessTestExtension PROCESS_TEST =
      new CamundaProcessTestExtension()
          .withRuntimeMode(CamundaProcessTestRuntimeMode.REMOTE)
          .withRemoteCamundaClientBuilderFactory(Lunch::clientBuilder)
          .withRemoteCamundaMonitoringApiAddress(Lunch.engine().monitoringAddress());

  CamundaClient client;
  CamundaProcessTestContext context;

  @BeforeEach
  void deploy() {
    Lunch.deploy(client);
  }

  @Test
  void lunch_is_chosen_cooked_and_served() {
    context.mockJobWorker("lunch.cook").thenComplete(Map.of("cooked", true));
    ProcessInstanceEvent order = Lunch.order(client, "o-1", 7);

    assertThat(order)
        .isActive()
        .hasActiveElements("Task_ChooseDish")
        .hasVariable("suggestion", "stew");
    assertThat(UserTaskSelectors.byTaskName("Choose a dish", order.getProcessInstanceKey()))
        .isCreated()
        .hasName("Choose a dish")
        .hasCandidateGroups(List.of("eaters", "guests"))
        .hasPriority(70);
    context.completeUserTask(UserTaskSelectors.byTaskName("Choose a dish"), Map.of("dish", "stew"));
    assertThat(order).hasCompletedElements("Task_Cook").isWaitingForMessage("lunch.served", "o-1");
    client
        .newPublishMessageCommand()
        .messageName("lunch.served")
        .correlationKey("o-1")
        .send()
        .join();
    assertThat(order)
        .isCompleted()
        .hasVariable("cooked", true)
        .hasCompletedElementsInOrder(
            "Task_SuggestDish", "Task_ChooseDish", "Task_Cook", "EndEvent_Fed")
        .hasNotActivatedElements("EndEvent_Hungry");
  }

  @Test
  void nobody_chooses_and_the_kitchen_closes() {
    ProcessInstanceEvent order = Lunch.order(client, "o-2", 2);
    assertThat(order).hasActiveElements("Task_ChooseDish").hasVariable("suggestion", "soup");

    context.increaseTime(Duration.ofHours(3));

    assertThat(order)
        .isCompleted()
        .hasTerminatedElements("Task_ChooseDish")
        .hasCompletedElements("EndEvent_Hungry");
    assertThat(UserTaskSelectors.byElementId("Task_ChooseDish", order.getProcessInstanceKey()))
        .isCanceled();
  }

  @Test
  void after_a_leap_time_continues_and_the_engine_is_healthy_again() throws Exception {
    Instant leapt = context.getCurrentTime().plus(Duration.ofDays(10));
    context.increaseTime(Duration.ofDays(10));

    ask("POST", "/actuator/cluster/purge");
    Assertions.assertThat(ask("GET", "/v2/topology"))
        .contains("\"healthy\"")
        .doesNotContain("\"unhealthy\"");
    ask("DELETE", "/actuator/clock");

    Assertions.assertThat(context.getCurrentTime()).isAfterOrEqualTo(leapt);
    ProcessInstanceEvent order = Lunch.order(client, "o-4", 2);
    context.increaseTime(Duration.ofHours(3));
    assertThat(order).isCompleted().hasCompletedElements("EndEvent_Hungry");
  }

  private static String ask(String method, String path) throws Exception {
    var request =
        HttpRequest.newBuilder(Lunch.engine().monitoringAddress().resolve(path))
            .method(method, HttpRequest.BodyPublishers.noBody())
            .build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
      Assertions.assertThat(answer.statusCode()).isBetween(200, 202);
      return answer.body();
    }
  }

  @Test
  void a_failing_worker_is_an_incident() {
    ProcessInstanceEvent order = Lunch.order(client, "o-3", 2);
    context.completeUserTask(
        UserTaskSelectors.byElementId("Task_ChooseDish", order.getProcessInstanceKey()));
    Lunch.failCooking(client, order);

    assertThat(order).hasActiveIncidents();
  }
}
