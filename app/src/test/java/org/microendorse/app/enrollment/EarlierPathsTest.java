package org.microendorse.app.enrollment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.microendorse.app.PortalSession.json;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.DeployResourceCommandStep1.DeployResourceCommandStep2;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.microendorse.app.Enrolled;
import org.microendorse.app.PortalSession;
import org.microendorse.app.PortalTest;
import org.microendorse.processes.Models;
import org.springframework.beans.factory.annotation.Autowired;

/** A path continues with the models it started with, even if others are deployed meanwhile. */
class EarlierPathsTest extends PortalTest {
  private static final String MICRO_CREDENTIAL = "el-data-trends";

  /** Models as they were delivered before checking and sealing became one job. */
  private static final List<String> EARLIER =
      List.of(
          "processes/MicroCredentialPathProcess.bpmn",
          "processes/PreCheckProcess.bpmn",
          "processes/SubmissionReviewProcess.bpmn");

  @Autowired private CamundaClient camunda;

  @AfterEach
  void deliver() {
    deploy(UnaryOperator.identity());
  }

  @Test
  void a_path_that_started_with_earlier_models_continues_to_the_badge() {
    deploy(resource -> EARLIER.contains(resource) ? "earlier/" + resource : resource);
    PortalSession educator = newEducator();
    Enrolled path = Enrolled.in(MICRO_CREDENTIAL, educator);
    path.task("get-ready");
    deploy(UnaryOperator.identity());

    path.handedIn();
    path.answered(signIn("max"), signIn("otto"), "demonstrated");

    await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                json(educator.get("/api/enrollments/" + path.id()))
                    .path("status")
                    .asString("")
                    .equals("EARNED"));
    for (String step :
        List.of("Task_CheckSubmission", "Task_SealSubmission", "Task_AllocateReviewers")) {
      assertThat(timesTaken(step)).as(step).isEqualTo(1);
    }
  }

  /** How often a step that only earlier models have was completed. */
  private long timesTaken(String elementId) {
    return camunda
        .newElementInstanceSearchRequest()
        .filter(element -> element.elementId(elementId))
        .send()
        .join()
        .page()
        .totalItems();
  }

  private void deploy(UnaryOperator<String> from) {
    List<String> resources = Models.resources();
    DeployResourceCommandStep2 command = null;
    for (String resource : resources) {
      byte[] content = read(from.apply(resource));
      command =
          command == null
              ? camunda.newDeployResourceCommand().addResourceBytes(content, resource)
              : command.addResourceBytes(content, resource);
    }
    command.requestTimeout(Duration.ofSeconds(30)).send().join();
  }

  private static byte[] read(String resource) {
    try (var in = EarlierPathsTest.class.getClassLoader().getResourceAsStream(resource)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
