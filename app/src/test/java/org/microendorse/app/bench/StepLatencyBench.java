package org.microendorse.app.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.microendorse.app.PortalSession.json;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.search.response.UserTask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.microendorse.app.PortalSession;
import org.microendorse.app.PortalTest;
import org.microendorse.app.demo.DemoEvidence;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * How long after a person's step the next person has their task: from sending the step until the
 * other's list of tasks, asked for a few milliseconds after each answer, shows what follows from
 * it.
 */
@Tag("bench")
@Tag("step-latency")
@TestPropertySource(properties = "endorse.evidence.quota.uploads-per-hour=100000")
class StepLatencyBench extends PortalTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String MICRO_CREDENTIAL = "equity-mindset";
  private static final Map<String, Object> DECLARED =
      Map.of("pupilDataDeclared", true, "ownWorkDeclared", true, "applyConfirmed", true);
  private static final Map<String, Object> EVALUATED =
      Map.of(
          "evaluation",
          Stream.of("knowledge", "students", "organized", "materials", "support", "standards")
              .collect(Collectors.toMap(question -> question, question -> "agree")),
          "creditChoice",
          "pdHours");
  private static final int WARM_UP = 20;
  private static final int ROUNDS = Integer.getInteger("bench.rounds", 200);

  /** Asking without pause would take a processor from what is measured. */
  static final Duration BETWEEN_QUESTIONS = Duration.ofMillis(5);

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** A file, and the requirement of the micro-credential that it is handed in for. */
  private record Evidence(String requirement, String name, byte[] content) {}

  @TempDir private Path files;
  private final List<Evidence> portfolio = new ArrayList<>();
  private PortalSession educator;
  private PortalSession assessor;
  private PortalSession approver;
  @Autowired private CamundaClient camunda;

  @BeforeEach
  void peopleSignIn() {
    educator = signIn("ada");
    assessor = signIn("max");
    approver = signIn("otto");
  }

  @Test
  void the_next_person_has_their_task_soon() throws IOException {
    playPath(new Steps());
    try (var bare = new BareEngine(camunda, microCredential())) {
      var steps = new Steps();
      for (int i = 0; i < WARM_UP; i++) {
        playPath(steps);
        bare.playPath(steps);
      }
      for (int i = 0; i < WARM_UP; i++) {
        steps.all().forEach(bare::playChain);
      }
      steps.all().forEach(Stretch::begin);

      for (int i = 0; i < ROUNDS; i++) {
        playPath(steps);
        bare.playPath(steps);
        steps.all().forEach(bare::playChain);
      }

      steps.all().forEach(Stretch::print);
      new PathProfile(camunda).print(ROUNDS);
    }
  }

  /** As the engine has it on the path that was played last. */
  private Map<String, Object> microCredential() throws IOException {
    String value =
        camunda
            .newVariableSearchRequest()
            .filter(variable -> variable.name("microCredential"))
            .withFullValues()
            .send()
            .join()
            .items()
            .getFirst()
            .getValue();
    return JSON.readValue(value, new TypeReference<>() {});
  }

  /** What lies between a person's step and the next task. */
  static final class Steps {
    final Stretch oneJob = new Stretch("one-job");
    final Stretch decisionsAndJob = new Stretch("decisions-and-job");
    final Stretch twoJobs = new Stretch("two-jobs");
    final Stretch checkAndSeal = new Stretch("check-and-seal");

    List<Stretch> all() {
      return List.of(oneJob, decisionsAndJob, twoJobs, checkAndSeal);
    }
  }

  /**
   * How long one stretch takes in the portal, in the engine alone with the same model (floor), and
   * with nothing but as many jobs in a row (chain).
   */
  static final class Stretch {
    private final String name;
    private final Latencies portal = new Latencies();
    private final Latencies floor = new Latencies();
    private final Latencies chain = new Latencies();
    private int jobs;

    Stretch(String name) {
      this.name = name;
    }

    /** How many jobs the model has here; a job beside the path is not always done in time. */
    int jobs() {
      return jobs;
    }

    /** Whatever was measured so far does not count. */
    void begin() {
      portal.clear();
      floor.clear();
      chain.clear();
    }

    UserTask floor(BareEngine bare, Runnable step, Supplier<UserTask> next) {
      int before = bare.jobs();
      UserTask task = timed(floor, step, next);
      jobs = Math.max(jobs, bare.jobs() - before);
      return task;
    }

    void chain(Runnable step, Supplier<UserTask> next) {
      timed(chain, step, next);
    }

    private static UserTask timed(Latencies latencies, Runnable step, Supplier<UserTask> next) {
      long begun = System.nanoTime();
      step.run();
      UserTask task = next.get();
      latencies.addSince(begun);
      return task;
    }

    void print() {
      portal.print(
          "step-latency",
          "between=%s jobs=%d".formatted(name, jobs),
          String.format(
              Locale.ROOT,
              " floor_p50=%.1f chain_p50=%.1f ratio=%.2f chain_ratio=%.2f p95_to_p50=%.2f",
              floor.millis(0.5),
              chain.millis(0.5),
              portal.millis(0.5) / floor.millis(0.5),
              portal.millis(0.5) / chain.millis(0.5),
              portal.millis(0.95) / portal.millis(0.5)));
    }
  }

  private void playPath(Steps steps) throws IOException {
    String path = educator.enroll(MICRO_CREDENTIAL);
    complete(educator, awaitTask(educator, "get-ready", path), Map.of("commitment", true));
    JsonNode selfAssessment = awaitTask(educator, "self-assessment", path);
    Map<String, Object> answers =
        filled(educator, selfAssessment, "selfAssessment", Map.of("confidence", "some"));
    long answered = System.nanoTime();
    complete(educator, selfAssessment, answers);
    JsonNode activities = awaitTask(educator, "learning-activities", path);
    steps.decisionsAndJob.portal.addSince(answered);
    complete(educator, activities, Map.of("activitiesFinished", true));
    complete(
        educator, awaitTask(educator, "build-portfolio", path), Map.of("portfolioReady", true));

    JsonNode tooEarly = awaitTask(educator, "submit", path);
    long sentTooEarly = System.nanoTime();
    complete(educator, tooEarly, DECLARED);
    JsonNode submit = awaitTaskAfter(tooEarly, educator, "submit", path);
    steps.oneJob.portal.addSince(sentTooEarly);
    handIn(path);

    long submitted = System.nanoTime();
    complete(educator, submit, DECLARED);
    JsonNode assess = awaitTask(assessor, "assess", path);
    steps.checkAndSeal.portal.addSince(submitted);

    claim(assessor, assess);
    Map<String, Object> assessment =
        new HashMap<>(
            filled(
                assessor,
                assess,
                "scores",
                Map.of("level", "demonstrated", "comment", "Shown.", "pointer", "Page 1")));
    assessment.put("overallFeedback", "Every criterion is demonstrated in what you handed in.");
    long assessed = System.nanoTime();
    complete(assessor, assess, assessment);
    JsonNode approve = awaitTask(approver, "approve", path);
    steps.twoJobs.portal.addSince(assessed);

    claim(approver, approve);
    complete(approver, approve, Map.of("approvalDecision", "agree"));
    awaitEarned(path);
    // Left open, 200 of them would be more than an inbox shows.
    complete(educator, awaitTask(educator, "evaluate", path), EVALUATED);
  }

  /** The same files in every round: making them is not what is measured. */
  private void makePortfolio(String path) throws IOException {
    var evidence = new DemoEvidence(files);
    for (JsonNode requirement :
        json(educator.get("/api/enrollments/" + path)).at("/microCredential/requirements")) {
      String id = requirement.get("id").asString("");
      List<String> accepts = new ArrayList<>();
      requirement.get("accepts").forEach(kind -> accepts.add(kind.asString("")));
      for (int copy = 1; copy <= requirement.get("minFiles").asInt(0); copy++) {
        Path file = evidence.make(accepts, id + "-" + copy, List.of(id, "File " + copy));
        portfolio.add(new Evidence(id, file.getFileName().toString(), Files.readAllBytes(file)));
      }
    }
  }

  private void handIn(String path) throws IOException {
    if (portfolio.isEmpty()) {
      makePortfolio(path);
    }
    String artifacts = "/api/enrollments/" + path + "/artifacts";
    for (Evidence file : portfolio) {
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
    var answer =
        person.post(
            "/api/tasks/" + task.get("taskKey").asString("") + "/complete",
            JSON.valueToTree(values).toString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
  }

  /** Asks for the person's tasks until there is the one. */
  private static JsonNode awaitTask(PortalSession person, String formId, String path) {
    return awaitTaskAfter(MissingNode.getInstance(), person, formId, path);
  }

  private static JsonNode awaitTaskAfter(
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
      LockSupport.parkNanos(BETWEEN_QUESTIONS.toNanos());
    }
    throw new AssertionError("No task '%s' within %s".formatted(formId, PATIENCE));
  }

  /** One person can be on the same path again only after its end. */
  private void awaitEarned(String path) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < end) {
      if (json(educator.get("/api/enrollments/" + path))
          .path("status")
          .asString("")
          .equals("EARNED")) {
        return;
      }
    }
    throw new AssertionError("The badge was not earned within " + PATIENCE);
  }
}
