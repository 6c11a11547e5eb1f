package org.microendorse.app.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.microendorse.app.PortalSession.json;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.microendorse.app.PortalSession;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/** Plays paths to a micro-credential through the portal, from enrollment to badge. */
final class PortalPath {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Map<String, Object> DECLARED =
      Map.of("pupilDataDeclared", true, "ownWorkDeclared", true, "applyConfirmed", true);
  private static final Map<String, Object> EVALUATED =
      Map.of(
          "evaluation",
          Stream.of("knowledge", "students", "organized", "materials", "support", "standards")
              .collect(Collectors.toMap(question -> question, question -> "agree")),
          "creditChoice",
          "pdHours");
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /** A file, and the requirement of the micro-credential that it is uploaded for. */
  record Evidence(String requirement, String name, byte[] content) {}

  /** The files for the requirements of a micro-credential, as the portal names them. */
  interface Portfolio {
    List<Evidence> of(JsonNode requirements);
  }

  private final String microCredential;
  private final PortalSession assessor;
  private final PortalSession approver;
  private final Portfolio portfolio;
  private final Duration betweenQuestions;

  /**
   * @param betweenQuestions how long a person waits before asking for their tasks again
   */
  PortalPath(
      String microCredential,
      PortalSession assessor,
      PortalSession approver,
      Portfolio portfolio,
      Duration betweenQuestions) {
    this.microCredential = microCredential;
    this.assessor = assessor;
    this.approver = approver;
    this.portfolio = portfolio;
    this.betweenQuestions = betweenQuestions;
  }

  /**
   * From enrollment to badge.
   *
   * @return the path's id
   */
  String play(PortalSession educator, Steps steps) {
    String path = educator.enroll(microCredential);
    complete(educator, awaitTask(educator, "get-ready", path), Map.of("commitment", true));
    JsonNode selfAssessment = awaitTask(educator, "self-assessment", path);
    Map<String, Object> answers =
        filled(educator, selfAssessment, "selfAssessment", Map.of("confidence", "some"));
    long answered = System.nanoTime();
    complete(educator, selfAssessment, answers);
    JsonNode activities = awaitTask(educator, "learning-activities", path);
    steps.decisionsAndJob.portalSince(answered);
    complete(educator, activities, Map.of("activitiesFinished", true));
    complete(
        educator, awaitTask(educator, "build-portfolio", path), Map.of("portfolioReady", true));

    JsonNode tooEarly = awaitTask(educator, "submit", path);
    long sentTooEarly = System.nanoTime();
    complete(educator, tooEarly, DECLARED);
    JsonNode submit = awaitTaskAfter(tooEarly, educator, "submit", path);
    steps.oneJob.portalSince(sentTooEarly);
    handIn(educator, path);

    long submitted = System.nanoTime();
    complete(educator, submit, DECLARED);
    JsonNode assess = awaitTask(assessor, "assess", path);
    steps.checkAndSeal.portalSince(submitted);

    claim(assessor, assess);
    Map<String, Object> assessment =
        new HashMap<>(
            filled(
                assessor,
                assess,
                "scores",
                Map.of("level", "demonstrated", "comment", "Shown.", "pointer", "Page 1")));
    assessment.put("overallFeedback", "Every criterion is demonstrated in what you submitted.");
    long assessed = System.nanoTime();
    complete(assessor, assess, assessment);
    JsonNode approve = awaitTask(approver, "approve", path);
    steps.twoJobs.portalSince(assessed);

    claim(approver, approve);
    complete(approver, approve, Map.of("approvalDecision", "agree"));
    awaitEarned(educator, path);
    return path;
  }

  /** Completes what is left after the badge, because an inbox shows a limited number of tasks. */
  void evaluate(PortalSession educator, String path) {
    complete(educator, awaitTask(educator, "evaluate", path), EVALUATED);
  }

  private void handIn(PortalSession educator, String path) {
    JsonNode requirements =
        json(educator.get("/api/enrollments/" + path)).at("/microCredential/requirements");
    String artifacts = "/api/enrollments/" + path + "/artifacts";
    for (Evidence file : portfolio.of(requirements)) {
      JsonNode artifact =
          json(
              educator.put(
                  artifacts + "?requirement=" + file.requirement() + "&name=" + file.name(),
                  file.content()));
      json(
          educator.post(
              artifacts + "/" + artifact.get("id").asString(""), "{\"pupilData\":\"NONE\"}"));
    }
  }

  /** The rows of a list in a task's form, each completed with the same values. */
  private static Map<String, Object> filled(
      PortalSession person, JsonNode task, String list, Map<String, String> values) {
    List<JsonNode> rows = new ArrayList<>();
    JsonNode details = json(person.get("/api/tasks/" + task.get("taskKey").asString("")));
    for (JsonNode row : details.at("/variables/" + list)) {
      ObjectNode filled = (ObjectNode) row.deepCopy();
      values.forEach(filled::put);
      rows.add(filled);
    }
    return Map.of(list, rows);
  }

  private static void claim(PortalSession person, JsonNode task) {
    var answer = person.post("/api/tasks/" + task.get("taskKey").asString("") + "/claim", "{}");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
  }

  private static void complete(PortalSession person, JsonNode task, Map<String, Object> values) {
    var answer = person.complete(task, JSON.valueToTree(values).toString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
  }

  /** Asks for the person's tasks until the one with this form appears. */
  private JsonNode awaitTask(PortalSession person, String formId, String path) {
    return awaitTaskAfter(MissingNode.getInstance(), person, formId, path);
  }

  private JsonNode awaitTaskAfter(
      JsonNode earlier, PortalSession person, String formId, String path) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < end) {
      for (JsonNode task : json(person.get("/api/tasks"))) {
        if (task.path("formId").asString("").equals(formId)
            && task.path("enrollmentId").asString("").equals(path)
            && !task.path("taskKey").equals(earlier.path("taskKey"))) {
          return task;
        }
      }
      LockSupport.parkNanos(betweenQuestions.toNanos());
    }
    throw new AssertionError("No task '%s' within %s".formatted(formId, PATIENCE));
  }

  /** One person can be on the same path again only after its end. */
  private void awaitEarned(PortalSession educator, String path) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < end) {
      if (json(educator.get("/api/enrollments/" + path))
          .path("status")
          .asString("")
          .equals("EARNED")) {
        return;
      }
      LockSupport.parkNanos(betweenQuestions.toNanos());
    }
    throw new AssertionError("The badge was not earned within " + PATIENCE);
  }
}
