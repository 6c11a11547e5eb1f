package org.microendorse.app.operations;

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
import org.springframework.beans.factory.annotation.Autowired;

class OperationsTest extends PortalTest {
  private static final String FORM = "application/x-www-form-urlencoded";

  @Autowired private CamundaClient camunda;
  @Autowired private AuditLog audit;
  @Autowired private MailService outbox;
  @Autowired private IncidentWatch watch;

  @Test
  void what_is_stuck_is_told_repaired_retried_and_recorded() {
    List<Long> stuck = List.of(StuckProcess.begin(camunda), StuckProcess.begin(camunda));
    watch.tell();
    long told = mails();
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
    assertThat(mails()).as("one mail about the newest").isBetween(Math.max(1, told), told + 1);
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
        .contains(
            "Retried what was stuck",
            "StuckProcess Gateway_Divide, 2",
            "Counted the pieces",
            "Oskar Flynn")
        .contains("All entries are as they were written.");
    assertThat(audit.firstBroken()).isEmpty();
    assertThat(retry(operator, "incident=%s&reason=Once+more".formatted(incident)))
        .contains("This is resolved already.");
  }

  @Test
  void others_neither_see_nor_retry_anything_and_only_program_managers_read_the_log() {
    for (String other : List.of("petra", "paul", "ada", "lena", "dora", "iris")) {
      PortalSession session = signIn(other);
      assertThat(session.get("/operations").statusCode()).as(other).isEqualTo(404);
      assertThat(session.get("/operations/log").statusCode())
          .as(other)
          .isEqualTo(other.equals("petra") ? 200 : 404);
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

  private long mails() {
    return outbox.mailsTo("oskar@example.org").stream()
        .map(Mail::subject)
        .filter(it -> it.startsWith("Something is stuck"))
        .count();
  }

  private static String incident(String page) {
    return page.replaceFirst("(?s).*name=\"incident\" value=\"(\\d+)\".*", "$1");
  }
}
