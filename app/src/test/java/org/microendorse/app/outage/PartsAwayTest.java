package org.microendorse.app.outage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.microendorse.app.PortalSession.json;
import static org.microendorse.app.PortalSession.tree;

import io.camunda.client.CamundaClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.microendorse.app.Enrolled;
import org.microendorse.app.PortalSession;
import org.microendorse.app.PortalTest;
import org.microendorse.domain.notification.Mail;
import org.microendorse.domain.notification.MailService;
import org.microendorse.domain.notification.MailStatus;
import org.microendorse.engine.LocalEngine;
import org.microendorse.engine.testing.TestDatabase;
import org.microendorse.engine.testing.TestEngine;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** A part of the system goes down while a person works, and comes back. */
class PartsAwayTest extends PortalTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Autowired private MailService mails;
  @Autowired private CamundaClient camunda;

  @AfterEach
  void everythingIsBack() {
    LocalEngine engine = TestEngine.get();
    if (!engine.brokerProcess().isAlive()) {
      engine.restartBroker();
    }
    engine.awaitReady();
    TestDatabase.get().postgres().start();
    await("the client is connected again")
        .atMost(PATIENCE)
        .ignoreExceptions()
        .until(() -> !camunda.newTopologyRequest().send().join().getBrokers().isEmpty());
  }

  @Test
  void while_the_broker_is_away_nothing_is_half_done_and_afterwards_the_same_works() {
    var educator = newEducator();
    var path = Enrolled.in("elevating-sel", educator);
    JsonNode task = path.task("get-ready");
    var broker = TestEngine.get().brokerProcess();
    broker.destroyForcibly();
    broker.onExit().join();

    assertAway(educator.complete(task, "{\"commitment\":true}"));
    assertThat(educator.get("/").statusCode()).as("looking still works").isEqualTo(200);
    assertThat(path.task("get-ready")).isEqualTo(task);
    assertThat(educator.get("/cost?teams=57").body())
        .as("nobody has asked for so many teams yet")
        .contains("The calculator isn’t available right now", "$1,250");

    TestEngine.get().restartBroker();
    TestEngine.get().awaitReady();
    await()
        .atMost(PATIENCE)
        // 409: done, but the answer came too late for the attempt before.
        .until(
            () ->
                Set.of(204, 409)
                    .contains(educator.complete(task, "{\"commitment\":true}").statusCode()));
    path.task("self-assessment");
    assertThat(json(educator.get("/api/tasks"))).hasSize(1);
  }

  @Test
  void while_the_database_is_down_people_are_told_so_and_afterwards_the_same_works() {
    var educator = newEducator();
    var path = Enrolled.in("elevating-sel", educator);
    JsonNode task = path.task("get-ready");
    var guest = PortalSession.guest(address());
    var asEver = educator.get("/");
    TestDatabase.get().postgres().stop();

    var page = educator.get("/");
    assertThat(page.statusCode()).isEqualTo(503);
    assertThat(page.body())
        .contains("<h1", "Please try again in a moment")
        .doesNotContain("Exception", "Hikari");
    assertThat(page.headers().firstValue("Content-Security-Policy"))
        .isEqualTo(asEver.headers().firstValue("Content-Security-Policy"))
        .isPresent();
    assertAway(educator.get("/api/tasks"));
    assertAway(educator.complete(task, "{\"commitment\":true}"));
    assertAway(educator.upload(path.id(), "any", "plan.pdf", Enrolled.pdf()));
    var signIn = guest.postForm("/login", educator.username(), PASSWORD);
    assertThat(signIn.statusCode()).as("not: the password is wrong").isEqualTo(503);
    assertThat(guest.get("/assets/portal.css").statusCode()).isEqualTo(200);

    TestDatabase.get().postgres().start();
    await().atMost(PATIENCE).until(() -> educator.get("/").statusCode() == 200);
    assertThat(educator.complete(task, "{\"commitment\":true}").statusCode()).isEqualTo(204);
    path.task("self-assessment");
    guest.get("/login");
    assertThat(
            guest
                .postForm("/login", educator.username(), PASSWORD)
                .headers()
                .firstValue("Location"))
        .get()
        .asString()
        .doesNotContain("error");
  }

  @Test
  void while_the_mail_server_is_down_work_continues_and_the_mail_comes_once_it_is_back()
      throws IOException {
    var educator = newEducator();
    String address = educator.username() + "@example.org";
    MAIL_LINE.cut();
    try {
      var path = Enrolled.in("elevating-sel", educator).handedIn();
      signIn("max").awaitTask("assess", path.id());
      await()
          .atMost(PATIENCE)
          .until(() -> mails.mailsTo(address).stream().anyMatch(mail -> mail.attempts() > 0));
      assertThat(delivered(address)).isEmpty();
    } finally {
      MAIL_LINE.connect();
    }

    await().atMost(PATIENCE).until(() -> !delivered(address).isEmpty());
    await()
        .atMost(PATIENCE)
        .until(() -> mails.mailsTo(address).getFirst().status() == MailStatus.SENT);
    assertThat(mails.mailsTo(address))
        .singleElement()
        .satisfies(mail -> assertThat(mail.attempts()).isGreaterThan(1))
        .extracting(Mail::template)
        .isEqualTo("submission-received");
    assertThat(delivered(address)).hasSize(1);
  }

  private static void assertAway(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(tree(answer).get("detail").asString(""))
        .contains("Nothing is lost; please try again.");
  }

  private static List<Path> delivered(String address) {
    return TestEngine.get().mail().mails().stream()
        .filter(mail -> text(mail).contains("To: " + address))
        .toList();
  }

  private static String text(Path mail) {
    try {
      return Files.readString(mail, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
