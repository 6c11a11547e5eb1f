package org.microendorse.app.enrollment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.microendorse.app.PortalSession.json;

import io.camunda.client.CamundaClient;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.microendorse.app.EarlierModels;
import org.microendorse.app.Enrolled;
import org.microendorse.app.PortalSession;
import org.microendorse.app.PortalTest;
import org.microendorse.domain.evidence.SubmissionService;
import org.microendorse.processes.SubmissionReviewProcess;
import org.microendorse.processes.Variables;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** A path ends with the models it began with, whatever models are delivered in the meantime. */
class EarlierPathsTest extends PortalTest {
  private static final String MICRO_CREDENTIAL = "el-data-trends";

  @Autowired private CamundaClient camunda;
  @Autowired private SubmissionService submissions;

  /** Earlier models, and steps that only they have. */
  enum Generation {
    BEFORE_CHECKING_AND_SEALING_BECAME_ONE_JOB(
        "earlier/",
        List.of(
            "MicroCredentialPathProcess.bpmn",
            "PreCheckProcess.bpmn",
            "SubmissionReviewProcess.bpmn"),
        List.of("Task_CheckSubmission", "Task_SealSubmission", "Task_AllocateReviewers")),
    BEFORE_REVIEWS_WERE_REPLANNED_IN_ONE_JOB(
        "earlier-review/",
        List.of("SubmissionReviewProcess.bpmn", "SecondScoringProcess.bpmn"),
        List.of("Task_RearrangeReview", "Gateway_LeadDecided"));

    private static final List<String> DECISIONS_THAT_NAMED_LEVELS =
        List.of("assessment-outcome.dmn", "double-scoring.dmn", "score-agreement.dmn");

    private final String folder;
    private final List<String> models;
    private final List<String> steps;

    Generation(String folder, List<String> models, List<String> steps) {
      this.folder = folder;
      this.models = models;
      this.steps = steps;
    }

    String file(String resource) {
      boolean earlier =
          Stream.concat(models.stream(), DECISIONS_THAT_NAMED_LEVELS.stream())
              .anyMatch(model -> resource.equals("processes/" + model));
      return earlier ? folder + resource : resource;
    }
  }

  @AfterEach
  void deliver() {
    EarlierModels.deploy(camunda, UnaryOperator.identity());
  }

  @ParameterizedTest
  @EnumSource
  void a_path_that_began_with_earlier_models_continues_to_the_badge(Generation generation) {
    PortalSession max = signIn("max");
    Map<String, Long> before = timesTaken(generation.steps);
    EarlierModels.deploy(camunda, generation::file);
    PortalSession educator = newEducator();
    Enrolled path = Enrolled.in(MICRO_CREDENTIAL, educator);
    path.task("get-ready");
    EarlierModels.deploy(camunda, UnaryOperator.identity());

    path.handedIn();
    JsonNode task = max.awaitTask("assess", path.id());
    tellThatTheCalendarHasChanged(path);
    await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () -> !max.awaitTask("assess", path.id()).get("taskKey").equals(task.get("taskKey")));
    path.answered(max, signIn("otto"), "demonstrated");

    await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                json(educator.get("/api/enrollments/" + path.id()))
                    .path("status")
                    .asString("")
                    .equals("EARNED"));
    timesTaken(generation.steps)
        .forEach((step, times) -> assertThat(times).as(step).isEqualTo(before.get(step) + 1));
  }

  private void tellThatTheCalendarHasChanged(Enrolled path) {
    UUID submission = submissions.submissionsOf(UUID.fromString(path.id())).getFirst().id();
    camunda
        .newPublishMessageCommand()
        .messageName(SubmissionReviewProcess.Messages.REVIEW_PLAN_CHANGED)
        .correlationKey(submission.toString())
        .variables(Collections.singletonMap(Variables.AWAY_REVIEWER, null))
        .send()
        .join();
  }

  /** How often each of these steps was taken. */
  private Map<String, Long> timesTaken(List<String> steps) {
    return steps.stream().collect(Collectors.toMap(Function.identity(), this::timesTaken));
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
}
