package org.microendorse.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ProblemException;
import io.camunda.client.api.response.ProcessInstanceEvent;
import io.camunda.client.api.search.enums.ElementInstanceState;
import io.camunda.client.api.search.enums.IncidentState;
import io.camunda.client.api.search.enums.JobState;
import io.camunda.client.api.search.enums.MessageSubscriptionState;
import io.camunda.client.api.search.enums.ProcessInstanceState;
import io.camunda.client.api.search.enums.UserTaskState;
import io.camunda.client.api.search.filter.UserTaskFilter;
import io.camunda.client.api.search.response.ElementInstance;
import io.camunda.client.api.search.response.ProcessInstance;
import io.camunda.client.api.search.response.ProcessInstanceSequenceFlow;
import io.camunda.client.api.search.response.UserTask;
import io.camunda.client.api.search.response.Variable;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Camunda's own client reads what the query API answers. */
class QueryApiTest {

  private static final LocalEngine ENGINE = Lunch.engine();
  private static CamundaClient client;

  @BeforeAll
  static void deploy() {
    client = Lunch.clientBuilder(ENGINE).build();
    Lunch.deploy(client);
  }

  @AfterAll
  static void close() {
    client.close();
  }

  @Test
  void definitions_are_found_with_their_names_xml_and_form() {
    var latest =
        awaitOne(
            () ->
                client
                    .newProcessDefinitionSearchRequest()
                    .filter(f -> f.processDefinitionId(Lunch.PROCESS).isLatestVersion(true))
                    .send()
                    .join()
                    .items());
    assertThat(latest.getName()).isEqualTo("Order lunch");
    assertThat(latest.getResourceName()).isEqualTo("OrderLunchProcess.bpmn");
    long key = latest.getProcessDefinitionKey();
    assertThat(client.newProcessDefinitionGetRequest(key).send().join().getProcessDefinitionId())
        .isEqualTo(Lunch.PROCESS);
    assertThat(client.newProcessDefinitionGetXmlRequest(key).send().join())
        .contains("id=\"OrderLunchProcess\"");
    assertThat(latest.getHasStartForm()).isFalse();
    var decision =
        client
            .newDecisionDefinitionSearchRequest()
            .filter(f -> f.decisionDefinitionId("dish"))
            .send()
            .join()
            .items()
            .getFirst();
    assertThat(decision.getDmnDecisionName()).isEqualTo("Dish");
    assertThat(client.newDecisionDefinitionGetXmlRequest(decision.getDecisionKey()).send().join())
        .contains("Rule_Large");
    var requirements =
        client
            .newDecisionRequirementsSearchRequest()
            .filter(f -> f.decisionRequirementsId("dishes"))
            .send()
            .join()
            .items();
    assertThat(requirements).isNotEmpty();
    assertThat(
            client
                .newDecisionRequirementsGetXmlRequest(
                    requirements.getFirst().getDecisionRequirementsKey())
                .send()
                .join())
        .contains("Rule_Large");
  }

  @Test
  void a_user_task_says_all_a_person_needs() {
    ProcessInstanceEvent order = order(6);
    UserTask task = taskOf(order);
    assertThat(task.getName()).isEqualTo("Choose a dish");
    assertThat(task.getState()).isEqualTo(UserTaskState.CREATED);
    assertThat(task.getProcessName()).isEqualTo("Order lunch");
    assertThat(task.getCandidateGroups()).containsExactly("eaters", "guests");
    assertThat(task.getCandidateUsers()).containsExactly("ann", "ben");
    assertThat(task.getPriority()).isEqualTo(70);
    assertThat(task.getCustomHeaders()).containsExactly(Map.entry("colour", "green"));
    assertThat(task.getDueDate())
        .isEqualTo(OffsetDateTime.of(2030, 12, 24, 0, 0, 0, 0, ZoneOffset.UTC));
    assertThat(task.getCreationDate()).isNotNull();
    assertThat(client.newUserTaskGetRequest(task.getUserTaskKey()).send().join().getElementId())
        .isEqualTo("Task_ChooseDish");
    var form = client.newUserTaskGetFormRequest(task.getUserTaskKey()).send().join();
    assertThat(form.getFormId()).isEqualTo("choose-dish");
    assertThat(form.getSchema().toString()).contains("Field_Dish");
    assertThat(client.newUserTaskVariableSearchRequest(task.getUserTaskKey()).send().join().items())
        .extracting(Variable::getName)
        .contains("proposal", "suggestion", "orderId");
  }

  @Test
  void tasks_are_found_by_whom_they_concern() {
    ProcessInstanceEvent order = order(6);
    UserTask task = taskOf(order);
    long key = task.getUserTaskKey();
    client.newAssignUserTaskCommand(key).assignee("ann").send().join();
    await().untilAsserted(() -> assertThat(taskOf(order).getAssignee()).isEqualTo("ann"));

    assertThat(tasks(order, f -> f.assignee("ann"))).hasSize(1);
    assertThat(tasks(order, f -> f.assignee(a -> a.neq("ann")))).isEmpty();
    assertThat(tasks(order, f -> f.assignee(a -> a.exists(false)))).isEmpty();
    assertThat(tasks(order, f -> f.assignee(a -> a.like("a?n*")))).hasSize(1);
    assertThat(tasks(order, f -> f.assignee(a -> a.in("ben", "ann")))).hasSize(1);
    assertThat(tasks(order, f -> f.assignee(a -> a.neq("ben").exists(true)))).hasSize(1);
    assertThat(tasks(order, f -> f.candidateGroup("guests"))).hasSize(1);
    assertThat(tasks(order, f -> f.candidateGroup("cooks"))).isEmpty();
    assertThat(tasks(order, f -> f.candidateGroup(g -> g.in("cooks", "eaters")))).hasSize(1);
    assertThat(tasks(order, f -> f.candidateUser(u -> u.in("ben")))).hasSize(1);
    assertThat(tasks(order, f -> f.state(UserTaskState.COMPLETED))).isEmpty();
    assertThat(tasks(order, f -> f.elementId("Task_ChooseDish"))).hasSize(1);
    assertThat(tasks(order, f -> f.priority(p -> p.gte(70).lt(71)))).hasSize(1);
    assertThat(tasks(order, f -> f.priority(p -> p.gt(70)))).isEmpty();
    var christmas = OffsetDateTime.parse("2030-12-24T01:00:00+01:00");
    assertThat(tasks(order, f -> f.dueDate(christmas))).hasSize(1);
    assertThat(tasks(order, f -> f.dueDate(d -> d.lt(christmas)))).isEmpty();
    assertThat(tasks(order, f -> f.processInstanceVariables(Map.of("suggestion", "\"stew\""))))
        .hasSize(1);
    assertThat(tasks(order, f -> f.processInstanceVariables(Map.of("suggestion", "\"soup\""))))
        .isEmpty();
    assertThat(tasks(order, f -> f.localVariables(Map.of("proposal", "\"stew\"")))).hasSize(1);
    assertThat(tasks(order, f -> f.localVariables(Map.of("suggestion", "\"stew\"")))).isEmpty();

    client.newUnassignUserTaskCommand(key).send().join();
    client.newUpdateUserTaskCommand(key).priority(10).candidateUsers("cid").send().join();
    await()
        .untilAsserted(
            () -> assertThat(tasks(order, f -> f.candidateUser("cid").priority(10))).hasSize(1));
    assertThat(taskOf(order).getAssignee()).isNull();
    client.newCompleteUserTaskCommand(key).send().join();
    await()
        .untilAsserted(
            () -> assertThat(tasks(order, f -> f.state(UserTaskState.COMPLETED))).hasSize(1));
    assertThat(taskOf(order).getCompletionDate()).isNotNull();
  }

  @Test
  void an_instance_its_elements_decisions_and_variables_are_found() {
    ProcessInstanceEvent order = order(6);
    taskOf(order);
    long key = order.getProcessInstanceKey();
    ProcessInstance instance = client.newProcessInstanceGetRequest(key).send().join();
    assertThat(instance.getProcessDefinitionName()).isEqualTo("Order lunch");
    assertThat(instance.getState()).isEqualTo(ProcessInstanceState.ACTIVE);
    assertThat(instance.getHasIncident()).isFalse();
    assertThat(
            client
                .newProcessInstanceSearchRequest()
                .filter(
                    f ->
                        f.processInstanceKey(key)
                            .elementId("Task_ChooseDish")
                            .elementInstanceState(ElementInstanceState.ACTIVE)
                            .variables(Map.of("appetite", 6)))
                .send()
                .join()
                .items())
        .hasSize(1);
    assertThat(
            client
                .newProcessInstanceSearchRequest()
                .filter(
                    f ->
                        f.processInstanceKey(key)
                            .elementId("Task_SuggestDish")
                            .elementInstanceState(ElementInstanceState.ACTIVE))
                .send()
                .join()
                .items())
        .isEmpty();
    assertThat(
            client
                .newProcessInstanceSearchRequest()
                .filter(
                    f ->
                        f.processInstanceKey(key)
                            .orFilters(
                                List.of(
                                    o -> o.state(ProcessInstanceState.COMPLETED),
                                    o -> o.elementId("Task_ChooseDish"))))
                .send()
                .join()
                .items())
        .hasSize(1);
    List<ElementInstance> elements =
        client
            .newElementInstanceSearchRequest()
            .filter(f -> f.processInstanceKey(key))
            .sort(s -> s.startDate().asc())
            .send()
            .join()
            .items();
    assertThat(elements)
        .extracting(ElementInstance::getElementName)
        .contains("A person is hungry", "Choose", "Suggest a dish", "Choose a dish");
    var element = client.newElementInstanceGetRequest(elements.getFirst().getElementInstanceKey());
    assertThat(element.send().join().getProcessInstanceKey()).isEqualTo(key);
    assertThat(client.newProcessInstanceSequenceFlowsRequest(key).send().join())
        .extracting(ProcessInstanceSequenceFlow::getElementId)
        .containsExactlyInAnyOrder("Flow_1", "Flow_3", "Flow_4");
    assertThat(client.newProcessInstanceElementStatisticsRequest(key).send().join())
        .anySatisfy(
            it -> {
              assertThat(it.getElementId()).isEqualTo("Task_ChooseDish");
              assertThat(it.getActive()).isEqualTo(1);
            });
    var oldest =
        client
            .newElementInstanceSearchRequest()
            .filter(
                f ->
                    f.processDefinitionKey(instance.getProcessDefinitionKey())
                        .elementId("Task_ChooseDish")
                        .state(ElementInstanceState.ACTIVE))
            .sort(s -> s.startDate().asc())
            .page(p -> p.limit(1))
            .send()
            .join();
    assertThat(
            client
                .newProcessDefinitionElementStatisticsRequest(instance.getProcessDefinitionKey())
                .send()
                .join())
        .as("the statistics count what the search finds")
        .anySatisfy(
            it -> {
              assertThat(it.getElementId()).isEqualTo("Task_ChooseDish");
              assertThat(it.getActive()).isEqualTo(oldest.page().totalItems());
            });
    assertThat(oldest.items().getFirst().getStartDate()).isNotNull();
    assertThat(
            client
                .newProcessDefinitionElementStatisticsRequest(instance.getProcessDefinitionKey())
                .filter(f -> f.processInstanceKey(key))
                .send()
                .join())
        .anySatisfy(it -> assertThat(it.getCompleted()).isEqualTo(1));
    assertThat(client.newProcessInstanceGetCallHierarchyRequest(key).send().join()).hasSize(1);

    var variable =
        client
            .newVariableSearchRequest()
            .filter(f -> f.processInstanceKey(key).name("suggestion"))
            .send()
            .join()
            .items()
            .getFirst();
    assertThat(variable.getValue()).isEqualTo("\"stew\"");
    assertThat(
            client
                .newVariableSearchRequest()
                .filter(
                    f ->
                        f.processInstanceKey(key)
                            .name(n -> n.in("suggestion", "proposal"))
                            .value(v -> v.in("\"soup\"", "\"stew\"")))
                .send()
                .join()
                .items())
        .isNotEmpty();
    assertThat(client.newVariableGetRequest(variable.getVariableKey()).send().join().getName())
        .isEqualTo("suggestion");

    var decision =
        client
            .newDecisionInstanceSearchRequest()
            .filter(f -> f.processInstanceKey(key))
            .send()
            .join()
            .items()
            .getFirst();
    var evaluated =
        client.newDecisionInstanceGetRequest(decision.getDecisionInstanceId()).send().join();
    assertThat(evaluated.getResult()).isEqualTo("\"stew\"");
    assertThat(evaluated.getEvaluatedInputs().getFirst().getInputValue()).isEqualTo("6");
    assertThat(evaluated.getMatchedRules().getFirst().getRuleId()).isEqualTo("Rule_Large");
  }

  @Test
  void long_values_are_found_by_all_of_their_characters() {
    String beginning = "\u00F1".repeat(120) + UUID.randomUUID();
    Lunch.order(client, beginning + "a", 6);
    Lunch.order(client, beginning + "b", 6);
    Lunch.order(client, beginning + "b", 6);

    await().untilAsserted(() -> assertThat(withOrderId(beginning + "b")).hasSize(2));
    assertThat(withOrderId(beginning + "a")).hasSize(1);
    assertThat(withOrderId(beginning)).isEmpty();
  }

  private static List<Variable> withOrderId(String orderId) {
    return client
        .newVariableSearchRequest()
        .filter(f -> f.name("orderId").value('"' + orderId + '"'))
        .withFullValues()
        .send()
        .join()
        .items();
  }

  @Test
  void an_incident_shows_at_every_level_until_it_is_resolved() {
    ProcessInstanceEvent order = order(1);
    long key = order.getProcessInstanceKey();
    client.newCompleteUserTaskCommand(taskOf(order).getUserTaskKey()).send().join();
    Lunch.failCooking(client, order);
    var incident =
        awaitOne(
            () ->
                client
                    .newIncidentSearchRequest()
                    .filter(f -> f.processInstanceKey(key))
                    .send()
                    .join()
                    .items());
    assertThat(incident.getErrorMessage()).isEqualTo("The oven is cold");
    assertThat(client.newIncidentGetRequest(incident.getIncidentKey()).send().join().getState())
        .isEqualTo(IncidentState.ACTIVE);
    assertThat(client.newIncidentsByProcessInstanceSearchRequest(key).send().join().items())
        .hasSize(1);
    assertThat(client.newProcessInstanceGetRequest(key).send().join().getHasIncident()).isTrue();
    var cook =
        client
            .newElementInstanceSearchRequest()
            .filter(f -> f.processInstanceKey(key).hasIncident(true))
            .send()
            .join()
            .items()
            .getFirst();
    assertThat(cook.getElementId()).isEqualTo("Task_Cook");
    assertThat(cook.getIncidentKey()).isEqualTo(incident.getIncidentKey());
    var job =
        client
            .newJobSearchRequest()
            .filter(f -> f.processInstanceKey(key))
            .send()
            .join()
            .items()
            .getFirst();
    assertThat(job.getState()).isEqualTo(JobState.FAILED);
    assertThat(job.getErrorMessage()).isEqualTo("The oven is cold");

    client.newUpdateRetriesCommand(job.getJobKey()).retries(1).send().join();
    client.newResolveIncidentCommand(incident.getIncidentKey()).send().join();
    await()
        .untilAsserted(
            () -> {
              assertThat(
                      client
                          .newIncidentGetRequest(incident.getIncidentKey())
                          .send()
                          .join()
                          .getState())
                  .isEqualTo(IncidentState.RESOLVED);
              assertThat(client.newProcessInstanceGetRequest(key).send().join().getHasIncident())
                  .isFalse();
            });
    client.newCancelInstanceCommand(key).send().join();
  }

  @Test
  void waiting_for_a_message_shows_and_so_does_its_arrival() {
    ProcessInstanceEvent order = order(1);
    long key = order.getProcessInstanceKey();
    client.newCompleteUserTaskCommand(taskOf(order).getUserTaskKey()).send().join();
    try (var worker =
        client
            .newWorker()
            .jobType("lunch.cook")
            .handler((jobs, job) -> jobs.newCompleteCommand(job).send().join())
            .open()) {
      var waiting =
          awaitOne(
              () ->
                  client
                      .newMessageSubscriptionSearchRequest()
                      .filter(
                          f ->
                              f.processInstanceKey(key)
                                  .messageSubscriptionState(MessageSubscriptionState.CREATED))
                      .send()
                      .join()
                      .items());
      assertThat(waiting.getMessageName()).isEqualTo("lunch.served");
      client
          .newPublishMessageCommand()
          .messageName("lunch.served")
          .correlationKey(waiting.getCorrelationKey())
          .send()
          .join();
    }
    var correlated =
        awaitOne(
            () ->
                client
                    .newCorrelatedMessageSubscriptionSearchRequest()
                    .filter(f -> f.processInstanceKey(key))
                    .send()
                    .join()
                    .items());
    assertThat(correlated.getElementId()).isEqualTo("Event_Served");
  }

  @Test
  void pages_by_cursor_neither_repeat_nor_miss_one() {
    String orders = "page-" + UUID.randomUUID();
    for (int i = 0; i < 7; i++) {
      Lunch.order(client, orders, i);
    }
    // Values of variables are JSON: a text has quotes.
    var variables = Map.<String, Object>of("orderId", "\"" + orders + "\"");
    await()
        .untilAsserted(
            () ->
                assertThat(
                        client
                            .newProcessInstanceSearchRequest()
                            .filter(f -> f.variables(variables))
                            .page(p -> p.limit(0))
                            .send()
                            .join()
                            .page()
                            .totalItems())
                    .isEqualTo(7));
    List<Long> forwards = new ArrayList<>();
    String cursor = null;
    while (true) {
      String after = cursor;
      var page =
          client
              .newProcessInstanceSearchRequest()
              .filter(f -> f.variables(variables))
              // No end date yet: all are equal, and none has a value.
              .sort(s -> s.endDate().desc().processDefinitionVersion().asc())
              .page(
                  p -> {
                    p.limit(3);
                    if (after != null) {
                      p.after(after);
                    }
                  })
              .send()
              .join();
      if (page.items().isEmpty()) {
        break;
      }
      page.items().forEach(it -> forwards.add(it.getProcessInstanceKey()));
      cursor = page.page().endCursor();
    }
    assertThat(forwards).hasSize(7).doesNotHaveDuplicates();
    String last = cursor;
    var before =
        client
            .newProcessInstanceSearchRequest()
            .filter(f -> f.variables(variables))
            .sort(s -> s.endDate().desc().processDefinitionVersion().asc())
            .page(p -> p.limit(3).before(last))
            .send()
            .join();
    assertThat(before.items())
        .extracting(ProcessInstance::getProcessInstanceKey)
        .containsExactlyElementsOf(forwards.subList(3, 6));
    var from =
        client
            .newProcessInstanceSearchRequest()
            .filter(f -> f.variables(variables))
            .page(p -> p.from(5).limit(10))
            .send()
            .join();
    assertThat(from.items()).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "user-tasks        | {'filter':{'colour':'green'}}                        | colour",
        "user-tasks        | {'filter':{'assignee':{'$regex':'a'}}}               | $regex",
        "user-tasks        | {'filter':{'assignee':{'$gt':'a'}}}                  | $gt",
        "user-tasks        | {'filter':{'priority':'high'}}                       | high",
        "user-tasks        | {'filter':{'dueDate':{'$lt':'tomorrow'}}}            | tomorrow",
        "user-tasks        | {'sort':[{'field':'mood'}]}                          | mood",
        "user-tasks        | {'sort':[{'field':'name','order':'UP'}]}             | UP",
        "user-tasks        | {'page':{'after':'xyz'}}                             | xyz",
        "user-tasks        | {'page':{'limit':-1}}                                | page.limit",
        "user-tasks        | {'filters':{}}                                       | filters",
        "process-instances | {'filter':{'batchOperationId':'1'}}                  | batchOperationId",
        "process-instances | {'filter':{'$or':[{'tags':['x']}]}}                  | tags",
        "process-instances | {'filter':{'hasIncident':'perhaps'}}                 | perhaps",
        "variables         | {'filter':                                           | JSON"
      })
  void what_is_not_understood_is_refused_and_named(String kind, String request, String named)
      throws Exception {
    var response = post("/v2/" + kind + "/search", request.replace('\'', '"'));
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.headers().firstValue("content-type")).hasValue("application/problem+json");
    assertThat(response.body()).contains(named);
  }

  @Test
  void values_are_never_sql() {
    assertThat(
            client
                .newUserTaskSearchRequest()
                .filter(f -> f.assignee("x' or 'a'='a").name("\\"))
                .send()
                .join()
                .items())
        .isEmpty();
  }

  @Test
  void what_is_not_there_is_not_found() {
    assertThatThrownBy(() -> client.newUserTaskGetRequest(4711).send().join())
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("404");
  }

  @Test
  void what_it_does_not_answer_itself_the_broker_does() throws Exception {
    assertThat(client.newTopologyRequest().useRest().send().join().getGatewayVersion())
        .startsWith("8.6");
    assertThat(post("/v2/no-such-things/search", "{}").statusCode()).isEqualTo(404);
  }

  private static HttpResponse<String> post(String path, String body) throws Exception {
    URI uri = ENGINE.restAddress().resolve(path);
    try (var http = HttpClient.newHttpClient()) {
      return http.send(
          HttpRequest.newBuilder(uri).POST(BodyPublishers.ofString(body)).build(),
          BodyHandlers.ofString());
    }
  }

  private static ProcessInstanceEvent order(int appetite) {
    return Lunch.order(client, UUID.randomUUID().toString(), appetite);
  }

  private static UserTask taskOf(ProcessInstanceEvent order) {
    return awaitOne(() -> tasks(order, f -> {}));
  }

  private static List<UserTask> tasks(ProcessInstanceEvent order, Consumer<UserTaskFilter> filter) {
    return client
        .newUserTaskSearchRequest()
        .filter(
            f -> {
              f.processInstanceKey(order.getProcessInstanceKey());
              filter.accept(f);
            })
        .send()
        .join()
        .items();
  }

  private static <T> T awaitOne(Callable<List<T>> search) {
    return await().until(search, found -> found.size() == 1).getFirst();
  }
}
