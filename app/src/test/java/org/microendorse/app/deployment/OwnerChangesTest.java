package org.microendorse.app.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.microendorse.app.PortalSession.json;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.search.response.ProcessInstance;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.microendorse.app.Enrolled;
import org.microendorse.app.OwnSemesters;
import org.microendorse.app.PortalSession;
import org.microendorse.app.PortalTest;
import org.microendorse.domain.calendar.Semester;
import org.microendorse.domain.calendar.SemesterService;
import org.microendorse.domain.catalog.CatalogEditor;
import org.microendorse.domain.enrollment.EndorsementPathService;
import org.microendorse.domain.evidence.SubmissionService;
import org.microendorse.domain.language.Language;
import org.microendorse.domain.notification.Mail;
import org.microendorse.domain.notification.MailService;
import org.microendorse.domain.notification.MailWording;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Usual changes of a process owner: each is an edit of models and nothing else, passes the check,
 * is deployed, and is then seen in the engine. They are the files in {@code owner-changes}.
 */
class OwnerChangesTest extends PortalTest {
  private static final String MICRO_CREDENTIAL = "elevating-sel";
  private static final String MICRO_ENDORSEMENT = "leadership-for-sel";
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Autowired private LiveModels models;
  @Autowired private CamundaClient camunda;
  @Autowired private SubmissionService submissions;
  @Autowired private MailWording mails;
  @Autowired private MailService outbox;
  @Autowired private EndorsementPathService paths;
  @Autowired private SemesterService semesters;
  @Autowired private JdbcClient jdbc;

  @Autowired private CatalogEditor editor;

  @TempDir Path folder;
  private String catalogBefore;
  private final Set<String> completed = new HashSet<>();

  static Stream<Path> changes() throws IOException {
    return OwnerFiles.in("owner-changes");
  }

  @AfterEach
  void deliveredModels() {
    if (catalogBefore != null) {
      publish(catalogBefore);
      catalogBefore = null;
    }
    models.deploy(ModelSet.delivered());
  }

  @ParameterizedTest
  @MethodSource("changes")
  void a_change_of_a_rule_is_a_change_of_a_model(Path file) throws IOException {
    JsonNode change = OwnerFiles.read(file);
    if (change.has("was")) {
      assertThat(said(change)).contains(change.get("was").asString());
    }

    ExportModelsCommand.run(folder.toString());
    OwnerFiles.edit(folder, change.get("edit"));
    models.deploy(ModelSet.in(folder));
    if (change.has("catalog")) {
      catalogBefore = editor.text(MICRO_CREDENTIAL);
      String field = change.get("catalog").asString();
      publish(catalogBefore.replaceFirst("(?m)^( +)hours:", "$1" + field + "\n$1hours:"));
    }

    if (change.has("is")) {
      assertThat(said(change)).contains(change.get("is").asString());
    }
    if (change.has("enroll")) {
      enroll(newEducator(), change.get("enroll"));
    }
    if (change.has("review")) {
      PortalSession educator = newEducator();
      play(change.get("review"), Enrolled.in(MICRO_CREDENTIAL, educator), educator);
    }
    if (change.has("team")) {
      try (OwnSemesters own = new OwnSemesters(jdbc)) {
        PortalSession educator = newEducator();
        UUID path = joinInOpenSemester(educator);
        play(change.get("team"), Enrolled.on(current(path), educator), educator);
        assertThat(current(path)).as("the next one opens in the same semester").isNotNull();
      }
    }
  }

  /** An educator begins micro-credentials on their own, one after the other. */
  private static void enroll(PortalSession educator, JsonNode steps) {
    for (JsonNode step : steps) {
      var answer =
          educator.post(
              "/api/enrollments",
              "{\"microCredentialId\":\"%s\"}".formatted(step.get("in").asString()));
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(step.has("refused") ? 409 : 201);
      assertThat(answer.body()).contains(step.path("refused").asString(""));
    }
  }

  private UUID joinInOpenSemester(PortalSession educator) {
    LocalDate today = semesters.today();
    Semester open =
        semesters.add("Open " + UUID.randomUUID(), today.minusDays(30), today.plusDays(60));
    return paths.join(educator.username(), MICRO_ENDORSEMENT, null, open.id()).id();
  }

  private String current(UUID path) {
    return await()
        .atMost(PATIENCE)
        .until(() -> paths.current(path), Optional::isPresent)
        .orElseThrow()
        .id()
        .toString();
  }

  /** Publishes the text of one micro-credential. */
  private void publish(String text) {
    editor.publish(
        MICRO_CREDENTIAL, text, editor.preview(MICRO_CREDENTIAL, text).revision(), "petra");
  }

  /** What the page, the decision or the mail of a change says. */
  private String said(JsonNode change) {
    if (change.has("at")) {
      return newEducator().get(change.get("at").asString()).body();
    }
    return change.has("mail")
        ? mails.preview(change.get("mail").asString(), Language.ENGLISH, field -> field).text()
        : decided(change);
  }

  private String decided(JsonNode change) {
    return camunda
        .newEvaluateDecisionCommand()
        .decisionId(change.get("decision").asString())
        .variables(change.get("given").toString())
        .send()
        .join()
        .getDecisionOutput();
  }

  /** An educator submits, and reviewers do what the steps say. */
  private void play(JsonNode steps, Enrolled path, PortalSession educator) {
    path.handedIn();
    for (JsonNode step : steps) {
      if (step.has("does")) {
        does(signIn(step.get("by").asString()), path, step);
      } else if (step.has("sees")) {
        assertThat(page(step, educator, path)).contains(step.get("sees").asString());
      } else if (step.has("lacks")) {
        assertThat(page(step, educator, path)).doesNotContain(step.get("lacks").asString());
      } else if (step.has("gets")) {
        await(step.toString())
            .atMost(PATIENCE)
            .until(() -> isOffered(step, step.get("gets").asString(), path));
      } else if (step.has("cannot")) {
        assertThat(isOffered(step, step.get("cannot").asString(), path))
            .as(step.toString())
            .isFalse();
      } else if (step.has("variable")) {
        assertThat(variable(path, step.get("variable").asString()))
            .isEqualTo("\"" + step.get("is").asString() + "\"");
      } else if (step.has("runs")) {
        assertThat(processesOf(path)).contains(step.get("runs").asString());
      } else if (step.has("page")) {
        String page = "/paths/" + path.id() + "/" + step.get("page").asString();
        await(step.toString())
            .atMost(PATIENCE)
            .until(() -> educator.get(page).body().contains(step.get("says").asString()));
      } else if (step.has("models")) {
        models.deploy(ModelSet.delivered());
      } else if (step.has("mail")) {
        await(step.toString())
            .atMost(PATIENCE)
            .untilAsserted(
                () ->
                    assertThat(outbox.mailsTo(educator.username() + "@example.org"))
                        .extracting(Mail::subject)
                        .contains(step.get("mail").asString()));
      } else {
        await(step.toString())
            .atMost(PATIENCE)
            .until(
                () ->
                    json(educator.get("/api/enrollments/" + path.id()))
                        .path("status")
                        .asString("")
                        .equals(step.get("path").asString()));
      }
    }
  }

  /** Whether a person sees a task that nobody has completed yet; lists lag behind the engine. */
  private boolean isOffered(JsonNode step, String form, Enrolled path) {
    JsonNode task = signIn(step.get("by").asString()).findTask(form, path.id());
    return task != null && !completed.contains(task.get("taskKey").asString());
  }

  /** The page of a task, or what the educator or the process owner reads at an address. */
  private String page(JsonNode step, PortalSession educator, Enrolled path) {
    PortalSession person = step.has("by") ? signIn(step.get("by").asString()) : educator;
    if (step.has("at")) {
      return person.get(step.get("at").asString().replace("PATH", path.id())).body();
    }
    JsonNode task = person.awaitTask(step.get("in").asString(), path.id());
    person.claim(task);
    return person.get("/tasks/" + task.get("taskKey").asString()).body();
  }

  private void does(PortalSession person, Enrolled path, JsonNode step) {
    JsonNode task = person.awaitTask(step.get("does").asString(), path.id());
    assertThat(person.claim(task).statusCode()).as(step.toString()).isEqualTo(204);
    String answers =
        step.has("level")
            ? Enrolled.assessment(person, task, step.get("level").asString())
            : step.get("answers").toString();
    if (step.has("adds")) {
      ObjectNode all = (ObjectNode) PortalSession.tree(answers);
      all.setAll((ObjectNode) step.get("adds"));
      answers = all.toString();
    }
    var answer = person.complete(task, answers);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
    completed.add(task.get("taskKey").asString());
  }

  /** The ids of the processes that know the enrollment. */
  private Stream<String> processesOf(Enrolled path) {
    return camunda
        .newVariableSearchRequest()
        .filter(it -> it.name("enrollmentId").value("\"" + path.id() + "\""))
        .send()
        .join()
        .items()
        .stream()
        .map(it -> camunda.newProcessInstanceGetRequest(it.getProcessInstanceKey()).send().join())
        .map(ProcessInstance::getProcessDefinitionId);
  }

  /** A variable of the review, as JSON. */
  private String variable(Enrolled path, String name) {
    UUID submission = submissions.submissionsOf(UUID.fromString(path.id())).getFirst().id();
    long review =
        camunda
            .newVariableSearchRequest()
            .filter(it -> it.name("submissionId").value("\"" + submission + "\""))
            .send()
            .join()
            .items()
            .stream()
            .mapToLong(it -> it.getProcessInstanceKey())
            .max()
            .orElseThrow();
    return await(name)
        .atMost(PATIENCE)
        .until(
            () ->
                camunda
                    .newVariableSearchRequest()
                    .filter(it -> it.name(name).processInstanceKey(review))
                    .send()
                    .join()
                    .items(),
            found -> !found.isEmpty())
        .getFirst()
        .getValue();
  }
}
