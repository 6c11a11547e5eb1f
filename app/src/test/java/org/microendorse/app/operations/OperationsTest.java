package org.microendorse.app.operations;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.search.enums.ProcessInstanceState;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.microendorse.app.PortalSession;
import org.microendorse.app.PortalTest;
import org.microendorse.domain.audit.AuditLog;
import org.microendorse.domain.notification.Mail;
import org.microendorse.domain.notification.MailService;
import org.microendorse.workers.common.EngineModels;
import org.springframework.beans.factory.annotation.Autowired;

class OperationsTest extends PortalTest {
  private static final String FORM = "application/x-www-form-urlencoded";

  private static final String MODEL =
      """
      <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
          xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="d" targetNamespace="t"
          xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
        <bpmn:process id="StuckProcess" name="Stuck for a test" isExecutable="true">
          <bpmn:startEvent id="start" />
          <bpmn:sequenceFlow id="f" sourceRef="start" targetRef="Gateway_Divide" />
          <bpmn:exclusiveGateway id="Gateway_Divide" name="Divide the cake?" />
          <bpmn:sequenceFlow id="g" sourceRef="Gateway_Divide" targetRef="end">
            <bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">=pieces &gt; 4</bpmn:conditionExpression>
          </bpmn:sequenceFlow>
          <bpmn:endEvent id="end" />
        </bpmn:process>
      </bpmn:definitions>
      """;

  @Autowired private EngineModels models;
  @Autowired private CamundaClient camunda;
  @Autowired private AuditLog audit;
  @Autowired private MailService outbox;
  @Autowired private IncidentWatch watch;

  @Test
  void what_is_stuck_is_told_repaired_retried_and_recorded() {
    models.deploy(Map.of("StuckProcess.bpmn", MODEL.getBytes(UTF_8)));
    List<Long> stuck = List.of(begin(), begin());
    PortalSession operator = signIn("oskar");
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () ->
                assertThat(operator.get("/operations").body())
                    .contains("Divide the cake?", "Stuck for a test", "Retry all 2")
                    .contains("An expression of a model or a decision has no result"));
    assertThat(operator.get("/").body()).contains("href=\"/operations\"");
    watch.tell();
    watch.tell();
    assertThat(outbox.mailsTo("oskar@example.org"))
        .extracting(Mail::subject)
        .filteredOn(it -> it.startsWith("Something is stuck"))
        .hasSize(1);
    String incident = incident(operator.get("/operations").body());

    String refused = retry(operator, "incident=%s&all=true&reason=+".formatted(incident));
    assertThat(refused).contains("Say in at most 500 characters what you did");

    for (long instance : stuck) {
      camunda.newSetVariablesCommand(instance).variables(Map.of("pieces", 8)).send().join();
    }
    String retried =
        retry(operator, "incident=%s&all=true&reason=Counted+the+pieces".formatted(incident));

    assertThat(retried).contains("2 processes continue.");
    for (long instance : stuck) {
      await()
          .atMost(Duration.ofSeconds(30))
          .until(
              () ->
                  camunda.newProcessInstanceGetRequest(instance).send().join().getState()
                      == ProcessInstanceState.COMPLETED);
    }
    assertThat(operator.get("/operations").body()).doesNotContain("Divide the cake?");
    assertThat(operator.get("/operations/log").body())
        .contains("Retried", "StuckProcess Gateway_Divide, 2", "Counted the pieces", "Oskar Flynn")
        .contains("All entries are as they were written.");
    assertThat(audit.firstBroken()).isEmpty();
    assertThat(retry(operator, "incident=%s&reason=Once+more".formatted(incident)))
        .contains("This is resolved already.");
  }

  @Test
  void others_neither_see_nor_retry_anything() {
    for (String other : List.of("petra", "paul", "ada", "lena", "dora", "iris")) {
      PortalSession session = signIn(other);
      assertThat(session.get("/operations").statusCode()).as(other).isEqualTo(404);
      assertThat(session.get("/operations/log").statusCode()).as(other).isEqualTo(404);
      assertThat(session.post("/operations/retry", FORM, "incident=1&reason=x").statusCode())
          .as(other)
          .isEqualTo(404);
      assertThat(session.get("/").body()).as(other).doesNotContain("href=\"/operations\"");
    }
  }

  private static String retry(PortalSession operator, String form) {
    assertThat(operator.post("/operations/retry", FORM, form).statusCode()).isEqualTo(302);
    return operator.get("/operations").body();
  }

  private long begin() {
    return camunda
        .newCreateInstanceCommand()
        .bpmnProcessId("StuckProcess")
        .latestVersion()
        .send()
        .join()
        .getProcessInstanceKey();
  }

  private static String incident(String page) {
    return page.replaceFirst("(?s).*name=\"incident\" value=\"(\\d+)\".*", "$1");
  }
}
