package org.microendorse.app.demo;

import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.microendorse.app.demo.PortalClient.PortalRefusal;
import org.microendorse.processes.CreditAwardProcess;
import org.microendorse.processes.MicroCredentialPathProcess;
import org.microendorse.processes.SecondScoringProcess;
import org.microendorse.processes.SubmissionReviewProcess;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Plays one micro-credential to its end: the people with tasks of this path complete them, until
 * the badge is earned and the record of its hours exists. The first attempt is "not yet", the
 * second is earned. Because it only looks at open tasks, it can continue after any interruption.
 */
public final class DemoJourney {

  private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

  /** What the assessor says about criteria that are shown, one after the other. */
  private static final List<String> SHOWN =
      List.of(
          "You begin with one need, and say in the words of students how you came to know it.",
          "Others were heard, and you say what you changed because of what they told you.",
          "It went on for several weeks, and each file says when it was made and what it shows.",
          "The start and the end stand side by side, and you name what fell short and why.");

  /** Another person was faster, or a part of the system is restarting: look again. */
  private static final Set<Integer> PASSING = Set.of(404, 409, 429, 502, 503, 504);

  /** One thing that a person did: when, who, what, and how long they waited for their task. */
  public record Step(Instant at, String who, String elementId, String what, Duration waited) {}

  private record Person(String name, PortalClient portal) {}

  private final DemoEvidence evidence;
  private final Consumer<Step> timeline;
  private final List<Person> cast;
  private final Person educator;
  private final Map<String, Answer> answers = new HashMap<>();
  private Instant lastStepDone = Instant.now();
  private String enrollmentId = "";
  private JsonNode feedback = MissingNode.getInstance();
  private @Nullable RuntimeException lastRefusal;

  private interface Answer {
    Map<String, Object> to(JsonNode data);
  }

  /**
   * Signs all people in.
   *
   * @param usernames the educator first, then the people who may have to act
   */
  public DemoJourney(
      URI portal, String password, List<String> usernames, Path files, Consumer<Step> timeline) {
    this.evidence = new DemoEvidence(files);
    this.timeline = timeline;
    this.cast =
        usernames.stream()
            .map(name -> new Person(name, new PortalClient(portal).signIn(name, password)))
            .toList();
    this.educator = cast.getFirst();
    answers.put(
        MicroCredentialPathProcess.Elements.COMMIT_TO_LEARN, data -> Map.of("commitment", true));
    answers.put(MicroCredentialPathProcess.Elements.ASSESS_YOURSELF, this::assessYourself);
    answers.put(
        MicroCredentialPathProcess.Elements.WORK_THROUGH_ACTIVITIES,
        data -> Map.of("activitiesFinished", true));
    answers.put(MicroCredentialPathProcess.Elements.BUILD_PORTFOLIO, this::buildPortfolio);
    answers.put(
        MicroCredentialPathProcess.Elements.SUBMIT_PORTFOLIO,
        data -> Map.of("pupilDataDeclared", true, "ownWorkDeclared", true, "applyConfirmed", true));
    answers.put(SubmissionReviewProcess.Elements.ASSESS_SUBMISSION, this::assess);
    answers.put(SecondScoringProcess.Elements.SCORE_SUBMISSION, this::assess);
    answers.put(
        SubmissionReviewProcess.Elements.APPROVE_ASSESSMENT,
        data -> Map.of("approvalDecision", "agree"));
    answers.put(
        MicroCredentialPathProcess.Elements.READ_FEEDBACK, data -> Map.of("feedbackRead", true));
    answers.put(CreditAwardProcess.Elements.EVALUATE_AND_CHOOSE, this::evaluate);
    answers.put(MicroCredentialPathProcess.Elements.MEET_COACH, data -> Map.of("coachMet", true));
  }

  /** Returns every kind of request that was made so far: {@code GET /api/tasks}. */
  public Set<String> requests() {
    return cast.stream()
        .flatMap(person -> person.portal().requests().stream())
        .collect(Collectors.toSet());
  }

  /**
   * Continues the path that the educator has begun, or begins the first micro-credential not yet
   * earned that needs no team.
   */
  public void begin() {
    var mine = educator.portal().get("/api/enrollments");
    var running = stream(mine).filter(e -> is(e, "status", "IN_PROGRESS")).findFirst();
    if (running.isPresent()) {
      enrollmentId = running.get().path("enrollmentId").asString("");
      return;
    }
    var taken = stream(mine).map(e -> e.path("microCredentialId").asString("")).toList();
    var next =
        stream(educator.portal().get("/api/micro-credentials"))
            .filter(mc -> mc.path("single").asBoolean(false))
            .map(mc -> mc.path("id").asString(""))
            .filter(id -> !taken.contains(id))
            .findFirst()
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        educator.name()
                            + " has earned everything there is to earn alone; start afresh with -Dendorse.reset"));
    enrollmentId =
        educator
            .portal()
            .post("/api/enrollments", Map.of("microCredentialId", next))
            .path("enrollmentId")
            .asString("");
    record(educator.name(), "", "enrolls for " + next);
  }

  /**
   * Plays until the badge is earned and its hours are on record.
   *
   * @return the path as the portal shows it at the end
   * @throws IllegalStateException if that did not happen within {@code limit}
   */
  public JsonNode play(Duration limit) {
    var until = Instant.now().plus(limit);
    while (Instant.now().isBefore(until)) {
      try {
        var path = path();
        if (is(path, "status", "EARNED") && isOnRecord()) {
          return path;
        }
        if (!anyoneActs()) {
          pause();
        }
      } catch (PortalRefusal e) {
        if (!PASSING.contains(e.status())) {
          throw e;
        }
        lastRefusal = e;
        pause();
      } catch (UncheckedIOException e) {
        lastRefusal = e;
        pause();
      }
    }
    throw new IllegalStateException(
        "No badge and record within %s; the portal last said: %s; path: %s"
            .formatted(limit, lastRefusal, path()),
        lastRefusal);
  }

  /** Returns the path as the portal shows it to the educator. */
  public JsonNode path() {
    return educator.portal().get("/api/enrollments/" + enrollmentId);
  }

  /** Returns the educator's badges for this path; there should be one. */
  public List<JsonNode> badges() {
    return stream(educator.portal().get("/api/badges"))
        .filter(badge -> is(badge, "enrollmentId", enrollmentId))
        .toList();
  }

  /** Returns everything the educator has earned, with the hours that were given for it. */
  public JsonNode transcript() {
    return educator.portal().get("/records/transcript.json");
  }

  private boolean isOnRecord() {
    String badge = badges().getFirst().path("url").asString("");
    return stream(transcript().at("/credentialSubject/hoursEarned"))
        .anyMatch(hours -> hours.path("badge").asString("").contains(badge));
  }

  /** Returns the badge as others get it: a signed Open Badges 3.0 credential. */
  public String badge() {
    return badges().stream()
        .map(badge -> badge.path("badgeId").asString(""))
        .map(id -> educator.portal().get("/badges/" + id, "application/vc+ld+json"))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("The portal shows no badge for this path"));
  }

  /** Returns the feedback on the attempt before, missing if there was none. */
  public JsonNode feedback() {
    return feedback;
  }

  private boolean anyoneActs() {
    for (Person person : cast) {
      for (JsonNode task : person.portal().get("/api/tasks")) {
        if (is(task, "enrollmentId", enrollmentId)) {
          act(person, task);
          return true;
        }
      }
    }
    return false;
  }

  private void act(Person person, JsonNode task) {
    var waited = Duration.between(lastStepDone, Instant.now());
    String uri = "/api/tasks/" + task.path("taskKey").asString("");
    if (task.path("claimable").asBoolean(false)) {
      person.portal().post(uri + "/claim", Map.of());
    }
    String elementId = task.path("elementId").asString("");
    var answer = answers.get(elementId);
    if (answer == null) {
      throw new IllegalStateException("The demo does not know what to do with " + elementId);
    }
    JsonNode details = person.portal().get(uri);
    String sent = uri + "/complete?about=" + details.path("about").asString("");
    person.portal().post(sent, answer.to(details.path("variables")));
    timeline.accept(
        new Step(Instant.now(), person.name(), elementId, task.path("name").asString(""), waited));
    lastStepDone = Instant.now();
  }

  private Map<String, Object> assessYourself(JsonNode data) {
    var confidences = List.of("new", "some", "confident");
    var rows = new ArrayList<ObjectNode>();
    for (JsonNode criterion : data.path("selfAssessment")) {
      rows.add(
          ((ObjectNode) criterion.deepCopy())
              .put("confidence", confidences.get(rows.size() % confidences.size())));
    }
    return Map.of("selfAssessment", rows);
  }

  private Map<String, Object> buildPortfolio(JsonNode data) {
    feedback = data.path("feedback");
    var path = path();
    int attempt = path.path("attempt").asInt(0);
    for (JsonNode requirement : path.path("microCredential").path("requirements")) {
      var accepts = stream(requirement.path("accepts")).map(JsonNode::asString).toList();
      String id = requirement.path("id").asString("");
      removeWhatIsReplaced(id, attempt);
      for (int copy = 1; copy <= requirement.path("minFiles").asInt(1); copy++) {
        hand(
            id,
            evidence.make(
                accepts,
                "%s-%d-attempt-%d".formatted(id, copy, attempt),
                List.of(
                    requirement.path("title").asString(""),
                    "File %d, attempt %d".formatted(copy, attempt))));
      }
    }
    return Map.of("portfolioReady", true);
  }

  /** Revises what a "not yet" asked for: the new files replace the old ones. */
  private void removeWhatIsReplaced(String requirementId, int attempt) {
    String artifacts = "/api/enrollments/" + enrollmentId + "/artifacts";
    stream(educator.portal().get(artifacts))
        .filter(there -> is(there, "requirementId", requirementId))
        .filter(there -> !there.path("fileName").asString("").contains("attempt-" + attempt))
        .forEach(old -> educator.portal().delete(artifacts + "/" + old.path("id").asString("")));
  }

  /** Uploads and declares a file, unless an interrupted run has already done so. */
  private void hand(String requirementId, Path file) {
    String name = file.getFileName().toString();
    String artifacts = "/api/enrollments/" + enrollmentId + "/artifacts";
    var artifact =
        stream(educator.portal().get(artifacts))
            .filter(there -> is(there, "fileName", name))
            .findFirst()
            .orElseGet(
                () ->
                    educator
                        .portal()
                        .put(
                            "%s?requirement=%s&name=%s"
                                .formatted(
                                    artifacts,
                                    PortalClient.encode(requirementId),
                                    PortalClient.encode(name)),
                            file));
    educator
        .portal()
        .post(artifacts + "/" + artifact.path("id").asString(""), Map.of("pupilData", "NONE"));
    record(educator.name(), "", "uploads " + name);
  }

  /** Scores that leave the last criterion not shown at the first attempt. */
  private Map<String, Object> assess(JsonNode data) {
    boolean firstAttempt = path().path("attempt").asInt(0) == 1;
    var rows = new ArrayList<ObjectNode>();
    int last = data.path("scores").size() - 1;
    for (JsonNode criterion : data.path("scores")) {
      int row = rows.size();
      var score = ((ObjectNode) criterion.deepCopy()).put("pointer", "Reflection 1, page 1");
      rows.add(
          firstAttempt && row == last
              ? notYet(score, level(data, false))
              : shown(score, level(data, true), SHOWN.get(row % SHOWN.size())));
    }
    return Map.of(
        "scores",
        rows,
        "overallFeedback",
        firstAttempt
            ? "Your plan answers what your students need, and one can see that you carried it out."
                + " What it changed for them is the one thing still to show."
            : "Now one can see what changed for your students, from the start to the end. Every"
                + " criterion is demonstrated. Keep the routine going, and tell colleagues about it.");
  }

  /** The highest level that counts as shown, or that does not. */
  private static String level(JsonNode data, boolean shown) {
    return data.path("levels")
        .valueStream()
        .map(it -> it.path("value"))
        .filter(it -> data.path("shownLevels").valueStream().anyMatch(it::equals) == shown)
        .reduce((lower, higher) -> higher)
        .orElseThrow()
        .asString();
  }

  private static ObjectNode shown(ObjectNode score, String level, String comment) {
    return score.put("level", level).put("comment", comment);
  }

  private static ObjectNode notYet(ObjectNode score, String level) {
    return score
        .put("level", level)
        .put(
            "comment",
            "You say openly what was hard for you, and that students speak up more often by now.")
        .put(
            "missing",
            "What it was like at the start. Without it a reader cannot see what has changed.")
        .put(
            "strengthen",
            "Put a piece of student work from the first week beside one from the last. Say in two"
                + " sentences what changed, and what you will do next because of it.");
  }

  private Map<String, Object> evaluate(JsonNode data) {
    var evaluation =
        Stream.of("knowledge", "students", "organized", "materials", "support", "standards")
            .collect(Collectors.toMap(question -> question, question -> "agree"));
    return Map.of("evaluation", evaluation, "creditChoice", "pdHours");
  }

  private void record(String who, String elementId, String what) {
    timeline.accept(new Step(Instant.now(), who, elementId, what, Duration.ZERO));
    lastStepDone = Instant.now();
  }

  private static boolean is(JsonNode node, String field, String value) {
    return node.path(field).asString("").equals(value);
  }

  private static Stream<JsonNode> stream(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }

  private static void pause() {
    try {
      TimeUnit.NANOSECONDS.sleep(LOOK_AGAIN.toNanos());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("The demo was interrupted", e);
    }
  }
}
