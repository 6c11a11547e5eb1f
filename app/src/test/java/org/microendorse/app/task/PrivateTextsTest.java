package org.microendorse.app.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.microendorse.app.PortalSession.json;
import static org.microendorse.app.PortalSession.tree;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.search.enums.UserTaskState;
import io.camunda.client.api.search.response.Incident;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.microendorse.app.EngineHoldings;
import org.microendorse.app.Enrolled;
import org.microendorse.app.PortalSession;
import org.microendorse.app.PortalTest;
import org.microendorse.domain.enrollment.EnrollmentService;
import org.microendorse.processes.SubmissionReviewProcess;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What people write and who they are never reaches the engine; forms show it anyway. */
class PrivateTextsTest extends PortalTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String FORM = "application/x-www-form-urlencoded";

  @Autowired private CamundaClient camunda;
  @Autowired private EnrollmentService enrollments;
  @Autowired private EndedNotes endedNotes;
  @Autowired private JdbcTemplate database;
  @Autowired private Clock clock;

  private final EngineHoldings engine = new EngineHoldings();

  /** What was written, by a word that appears nowhere else. */
  private final Map<String, String> written = new LinkedHashMap<>();

  @Test
  void nothing_written_in_a_review_and_no_name_is_held_by_the_engine() {
    var educator = newEducator();
    var path = Enrolled.in("elevating-sel", educator).waitingForPreCheck();
    comesBackFromPreCheck(path);
    isScoredTwicePassedBackAndDecidedByALead(path, educator);
    isAppealed(path, educator);
    JsonNode look = isReported(path);
    var iris = signIn("iris");
    sent(
        iris,
        look,
        "{\"concernFinding\":\"upheld\",\"concernReasons\":\"%s\"}".formatted(text("found")));
    var coach = coachOf(path);
    JsonNode talk = coach.awaitTask("talk-it-over", path.id());
    assertThat(shown(coach, talk)).contains(written("found"));
    sent(coach, talk, "{\"talkedOver\":true}");
    path.task("build-portfolio");

    engine.awaitKnown(look.get("submissionId").asString(""));
    assertThat(written).hasSizeGreaterThan(20);
    assertThat(engine.find(written.keySet())).isEmpty();
    assertThat(engine.find(names())).isEmpty();
  }

  /** An integrity reviewer misses something in a file, then finds everything. */
  private void comesBackFromPreCheck(Enrolled path) {
    var iris = signIn("iris");
    JsonNode task = takenOn(iris, iris.awaitTask("pre-check", path.id()));
    var answer =
        (ObjectNode)
            tree(
                Enrolled.preCheck(
                    iris,
                    task,
                    "\"preCheckOutcome\":\"incomplete\",\"preCheckReasons\":\"%s\""
                        .formatted(text("return"))));
    ((ObjectNode) answer.get("fileNotes").get(0)).put("lacking", text("lacking"));
    sent(iris, task, answer.toString());
    JsonNode build = path.task("build-portfolio");
    assertThat(shownToEducator(path, build)).contains(written("return"), written("lacking"));
    educator(path, build, "{\"portfolioReady\":true}");
    path.applied();
    path.preChecked(iris);
  }

  private void isScoredTwicePassedBackAndDecidedByALead(Enrolled path, PortalSession educator) {
    var mia = signIn("mia");
    JsonNode first = takenOn(mia, mia.awaitTask("assess", path.id()));
    sent(mia, first, assessment(mia, first, "first", "developing", "developing"));
    var otto = signIn("otto");
    JsonNode approve = takenOn(otto, otto.awaitTask("approve", path.id()));
    assertThat(shown(otto, approve))
        .contains(written("first-comment"), written("first-strengthen"), written("first-overall"));
    sent(
        otto,
        approve,
        "{\"approvalDecision\":\"passBack\",\"approvalReason\":\"%s\"}".formatted(text("reason")));

    JsonNode again = mia.awaitTask("assess", path.id());
    assertThat(shown(mia, again)).contains(written("reason"), written("first-comment"));
    sent(mia, again, assessment(mia, again, "again", "demonstrated", "developing"));
    var max = signIn("max");
    JsonNode second = takenOn(max, max.awaitTask("assess", path.id()));
    assertThat(shown(max, second)).doesNotContain(written("again-comment"));
    sent(max, second, assessment(max, second, "second", "demonstrated", "demonstrated"));

    var lena = signIn("lena");
    JsonNode lead = takenOn(lena, lena.awaitTask("assess", path.id()));
    assertThat(shown(lena, lead)).contains(written("again-comment"), written("second-comment"));
    sent(lena, lead, assessment(lena, lead, "lead", "demonstrated", "developing"));

    path.task("read-feedback");
    assertThat(educator.get("/paths/" + path.id() + "/feedback").body())
        .contains(written("lead-comment"), written("lead-missing"), written("lead-overall"));
  }

  private void isAppealed(Enrolled path, PortalSession educator) {
    String address = "/api/enrollments/" + path.id() + "/attempts/1/appeal";
    assertThat(
            educator.post(address, "{\"reasons\":\"%s\"}".formatted(text("appeal"))).statusCode())
        .isEqualTo(201);
    for (String name : List.of("bo", "olga")) {
      var reviewer = signIn(name);
      JsonNode task = takenOn(reviewer, reviewer.awaitTask("review-appeal", path.id()));
      assertThat(shown(reviewer, task)).contains(written("appeal"), written("lead-comment"));
      sent(
          reviewer,
          task,
          "{\"appealDecision\":\"uphold\",\"verdictReasons\":\"%s\"}".formatted(text("v-" + name)));
    }
    await()
        .atMost(PATIENCE)
        .until(() -> json(educator.get(address)).get("state").asString("").equals("UPHELD"));
  }

  /** Reports a concern while the next attempt is assessed; returns the task to look into it. */
  private JsonNode isReported(Enrolled path) {
    path.handedInAgain();
    path.preChecked(signIn("iris"));
    var mia = signIn("mia");
    JsonNode assess = takenOn(mia, mia.awaitTask("assess", path.id()));
    String report =
        "{\"kind\":\"privacyViolation\",\"artifactId\":\"%s\",\"seen\":\"%s\"}"
            .formatted(path.files().get(0).get("id").asString(""), text("seen"));
    String key = assess.get("taskKey").asString("");
    assertThat(mia.post("/api/tasks/" + key + "/concern", report).statusCode()).isEqualTo(204);
    var iris = signIn("iris");
    JsonNode look = takenOn(iris, iris.awaitTask("look-into-concern", path.id()));
    assertThat(shown(iris, look)).contains(written("seen"));
    return look;
  }

  @Test
  void who_may_not_review_and_why_is_shown_but_not_held() {
    var manager = signIn("petra");
    for (String assessor : List.of("max", "mia", "bo")) {
      certification(manager, assessor, "withdraw");
    }
    var path = Enrolled.in("leading-systems-change", newEducator()).handedIn();
    JsonNode arrange = manager.awaitTask("arrange-reviewer", path.id());

    assertThat(shown(manager, arrange)).contains("Name of nora", "district");

    engine.awaitKnown(arrange.get("submissionId").asString(""));
    assertThat(engine.find(names())).isEmpty();
    assertThat(variablesOf(arrange).toString())
        .doesNotContain("ownDistrict", "isCoach", "nora", "district");
    for (String assessor : List.of("max", "mia", "bo")) {
      certification(manager, assessor, "certify");
    }
    sent(manager, arrange, "{\"reviewerArranged\":true}");
    signIn("mia").awaitTask("assess", path.id());
  }

  @Test
  void
      what_a_failed_attempt_kept_goes_with_the_next_one__a_task_without_its_form_loses_nothing__and_notes_go_with_their_process() {
    var path = Enrolled.in("elevating-sel", newEducator()).handedIn();
    var mia = signIn("mia");
    JsonNode assess = takenOn(mia, mia.awaitTask("assess", path.id()));

    whatAFailedAttemptKeptGoesWithTheNextOne(
        mia, assess, assessment(mia, assess, "kept", "developing", "developing"));
    aTaskCompletedWithoutItsFormWaitsForAnOperator(path);
    notesGoWhenTheProcessThatNeedsThemHasEnded(path);
  }

  private void whatAFailedAttemptKeptGoesWithTheNextOne(
      PortalSession mia, JsonNode task, String assessment) {
    long key = task.get("taskKey").asLong(0);
    database.update("insert into note values (?, 1, ?, '\"lost\"', now())", UUID.randomUUID(), key);

    sent(mia, task, assessment);
    int kept = notesOfTask(key);
    assertThat(kept).isPositive();
    await("searches see that it is completed")
        .atMost(PATIENCE)
        .until(
            () -> camunda.newUserTaskGetRequest(key).send().join().getState(),
            UserTaskState.COMPLETED::equals);
    assertThat(mia.complete(task, assessment).statusCode()).isEqualTo(409);

    assertThat(notesOfTask(key)).isEqualTo(kept);
    assertThat(
            database.queryForObject(
                "select count(*) from note where task_key = ? and content = '\"lost\"'",
                Integer.class,
                key))
        .isZero();
  }

  private void aTaskCompletedWithoutItsFormWaitsForAnOperator(Enrolled path) {
    var otto = signIn("otto");
    JsonNode approve = otto.awaitTask("approve", path.id());
    long key = approve.get("taskKey").asLong(0);
    long review = camunda.newUserTaskGetRequest(key).send().join().getProcessInstanceKey();

    camunda.newCompleteUserTaskCommand(key).variables(Map.of()).send().join();

    Incident incident =
        await()
            .atMost(PATIENCE)
            .until(
                () ->
                    camunda
                        .newIncidentSearchRequest()
                        .filter(it -> it.processInstanceKey(review))
                        .send()
                        .join()
                        .items(),
                found -> !found.isEmpty())
            .getFirst();
    assertThat(incident.getErrorMessage())
        .contains("without the answers of its form", "Move this process instance back");

    camunda
        .newModifyProcessInstanceCommand(review)
        .activateElement(SubmissionReviewProcess.Elements.APPROVE_ASSESSMENT)
        .and()
        .terminateElement(incident.getElementInstanceKey())
        .send()
        .join();
    JsonNode again = takenOn(otto, otto.awaitTask("approve", path.id()));
    assertThat(shown(otto, again)).contains(written("kept-comment"), written("kept-overall"));
    sent(otto, again, "{\"approvalDecision\":\"agree\"}");
    educator(path, path.task("read-feedback"), "{\"feedbackRead\":true}");
    assertThat(shownToEducator(path, path.task("build-portfolio")))
        .contains(written("kept-comment"));
  }

  private void notesGoWhenTheProcessThatNeedsThemHasEnded(Enrolled path) {
    long pathKey = enrollments.get(UUID.fromString(path.id())).processInstanceKey();

    endedNotes.forgetBefore(clock.instant());

    assertThat(notesOf(pathKey)).as("handed over by the review that has ended").isPositive();
    assertThat(shownToEducator(path, path.task("build-portfolio")))
        .contains(written("kept-missing"));

    camunda.newCancelInstanceCommand(pathKey).send().join();
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              endedNotes.forgetBefore(clock.instant());
              assertThat(notesOf(pathKey)).isZero();
            });
  }

  private long notesOf(long instanceKey) {
    return database.queryForObject(
        "select count(*) from note where instance_key = ?", Long.class, instanceKey);
  }

  private int notesOfTask(long taskKey) {
    return database.queryForObject(
        "select count(*) from note where task_key = ?", Integer.class, taskKey);
  }

  private static void certification(PortalSession manager, String reviewer, String verb) {
    String address = "/reviewers/%s/%s?for=leading-systems-change".formatted(reviewer, verb);
    assertThat(manager.post(address, FORM, "").statusCode()).isEqualTo(302);
  }

  /** All scores but the last have the same level, and every text has a word of its own. */
  private String assessment(
      PortalSession assessor, JsonNode task, String name, String level, String levelOfTheLast) {
    var answer = (ObjectNode) tree(Enrolled.assessment(assessor, task, level));
    JsonNode scores = answer.get("scores");
    for (int i = 0; i < scores.size(); i++) {
      var score = (ObjectNode) scores.get(i);
      boolean last = i == scores.size() - 1;
      score.put("level", last ? levelOfTheLast : level);
      String place = last ? name : name + i;
      score.put("comment", text(place + "-comment")).put("pointer", text(place + "-pointer"));
      score.remove(List.of("missing", "strengthen"));
      if (!score.get("level").asString("").equals("demonstrated")) {
        score.put("missing", text(place + "-missing"));
        score.put("strengthen", text(place + "-strengthen"));
      }
    }
    return answer.put("overallFeedback", text(name + "-overall")).toString();
  }

  /** A text that every form takes. */
  private String text(String name) {
    String word = "q" + UUID.randomUUID().toString().replace("-", "");
    written.put(word, name);
    return word + ": in as many words as any of the forms wants to read, and then a few more.";
  }

  /** The word of the text that was written under this name last. */
  private String written(String name) {
    return written.entrySet().stream()
        .filter(entry -> entry.getValue().equals(name))
        .map(Map.Entry::getKey)
        .reduce((earlier, later) -> later)
        .orElseThrow();
  }

  /** Everyone's names; the names that tests invent begin alike and are searched for as one. */
  private List<String> names() {
    return database.queryForList(
        "select distinct case when display_name like 'Name of %' then 'Name of ' else display_name end"
            + " from account",
        String.class);
  }

  private List<String> variablesOf(JsonNode task) {
    long instance =
        camunda
            .newUserTaskGetRequest(task.get("taskKey").asLong(0))
            .send()
            .join()
            .getProcessInstanceKey();
    List<String> values = new ArrayList<>();
    camunda
        .newVariableSearchRequest()
        .filter(variable -> variable.processInstanceKey(instance))
        .withFullValues()
        .send()
        .join()
        .items()
        .forEach(variable -> values.add(variable.getName() + "=" + variable.getValue()));
    assertThat(values).isNotEmpty();
    return values;
  }

  private PortalSession coachOf(Enrolled path) {
    return signIn(enrollments.get(UUID.fromString(path.id())).coach().username());
  }

  private PortalSession educatorOf(Enrolled path) {
    return signIn(enrollments.get(UUID.fromString(path.id())).educator().username());
  }

  private String shownToEducator(Enrolled path, JsonNode task) {
    return shown(educatorOf(path), task);
  }

  private void educator(Enrolled path, JsonNode task, String answer) {
    sent(educatorOf(path), task, answer);
  }

  private static String shown(PortalSession reader, JsonNode task) {
    return json(reader.get("/api/tasks/" + task.get("taskKey").asString("")))
        .get("variables")
        .toString();
  }

  private static JsonNode takenOn(PortalSession person, JsonNode task) {
    assertThat(person.claim(task).statusCode()).isEqualTo(204);
    return task;
  }

  private static void sent(PortalSession person, JsonNode task, String answer) {
    assertThat(person.claim(task).statusCode()).isLessThan(300);
    var sent = person.complete(task, answer);
    assertThat(sent.statusCode()).as(sent.body()).isEqualTo(204);
  }
}
