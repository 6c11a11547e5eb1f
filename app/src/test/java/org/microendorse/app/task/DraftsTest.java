package org.microendorse.app.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.microendorse.app.PortalSession.json;
import static org.microendorse.app.PortalSession.tree;

import io.camunda.client.CamundaClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.microendorse.app.Enrolled;
import org.microendorse.app.PortalSession;
import org.microendorse.app.PortalTest;
import org.microendorse.domain.enrollment.EnrollmentService;
import org.microendorse.domain.task.Drafts;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** What is typed into a task is not lost, and nobody else sees it. */
class DraftsTest extends PortalTest {
  @Autowired private Drafts drafts;
  @Autowired private EndedDrafts endedDrafts;
  @Autowired private EnrollmentService enrollments;
  @Autowired private CamundaClient camunda;

  @Test
  void what_is_typed_is_there_on_the_next_machine_until_it_is_sent() {
    var educator = newEducator();
    JsonNode task = Enrolled.in("elevating-sel", educator).task("get-ready");
    assertThat(draft(educator, task).isNull()).isTrue();

    keep(educator, task, "{\"commitment\":false}");
    var saved = json(keep(educator, task, "{\"commitment\":true,\"note\":\"\\u0000 “so far”\"}"));
    assertThat(saved.get("saved").asString("")).startsWith("today at ");

    var elsewhere = signIn(educator.username());
    assertThat(draft(elsewhere, task).at("/data/commitment").asBoolean(false)).isTrue();
    assertThat(draft(elsewhere, task).at("/data/note").asString("")).isEqualTo("\u0000 “so far”");
    assertThat(draft(elsewhere, task).get("saved").asString("")).startsWith("today at ");

    assertThat(educator.complete(task, "{\"commitment\":true}").statusCode()).isEqualTo(204);
    assertThat(drafts.find(key(task), "none", educator.username())).isEmpty();
  }

  @Test
  void a_completed_task_takes_no_draft() {
    var educator = newEducator();
    var path = Enrolled.in("elevating-sel", educator);
    JsonNode task = path.task("get-ready");
    path.committed();
    path.task("self-assessment");

    var answer = keep(educator, task, "{\"commitment\":true}");

    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(tree(answer).get("detail").asString(""))
        .startsWith("This was already sent today at ");
    assertThat(draft(educator, task).isNull()).isTrue();
    assertThat(drafts.find(key(task), "none", educator.username())).isEmpty();
  }

  @Test
  void a_review_is_drafted_by_the_person_who_claimed_it_and_read_by_nobody_else() {
    var path = Enrolled.in("elevating-sel", newEducator()).handedIn();
    var max = signIn("max");
    JsonNode task = max.awaitTask("assess", path.id());
    String typed = "{\"overallFeedback\":\"Not for other people yet\"}";

    assertThat(keep(max, task, typed).statusCode()).as("nobody's task").isEqualTo(409);
    assertThat(max.claim(task).statusCode()).isEqualTo(204);
    assertThat(keep(max, task, typed).statusCode()).isEqualTo(200);

    for (String other :
        List.of("mia", "bo", "nora", "nils", "otto", "ada", "carl", "dora", "petra", "oskar")) {
      var session = signIn(other);
      assertThat(keep(session, task, "{}").statusCode()).as(other).isEqualTo(404);
      assertThat(session.get("/api/tasks/" + key(task)).statusCode()).as(other).isEqualTo(404);
    }
    assertThat(keep(PortalSession.guest(address()), task, "{}").statusCode()).isEqualTo(401);

    assertThat(max.post("/api/tasks/" + key(task) + "/release", "{}").statusCode()).isEqualTo(204);
    var mia = signIn("mia");
    assertThat(mia.claim(task).statusCode()).isEqualTo(204);
    assertThat(draft(mia, task).isNull()).as("a colleague begins anew").isTrue();
    assertThat(keep(mia, task, "{\"overallFeedback\":\"Mine\"}").statusCode()).isEqualTo(200);
    assertThat(draft(mia, task).at("/data/overallFeedback").asString("")).isEqualTo("Mine");
  }

  @Test
  void of_a_task_that_ended_without_being_sent_nothing_is_kept() {
    var educator = newEducator();
    var path = Enrolled.in("elevating-sel", educator);
    JsonNode ended = path.task("get-ready");
    keep(educator, ended, "{\"commitment\":true}");
    var another = newEducator();
    JsonNode open = Enrolled.in("elevating-sel", another).task("get-ready");
    keep(another, open, "{\"commitment\":true}");

    camunda.newCancelInstanceCommand(instanceOf(path)).send().join();

    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () -> {
              endedDrafts.forget();
              assertThat(drafts.find(key(ended), "none", educator.username())).isEmpty();
            });
    assertThat(drafts.find(key(open), "none", another.username())).isPresent();
  }

  @Test
  void consents_are_asked_again_once_files_have_changed() {
    var educator = newEducator();
    var path = Enrolled.in("elevating-sel", educator).withPortfolio();
    JsonNode submit = path.task("submit");
    keep(educator, submit, "{\"ownWorkDeclared\":true,\"pupilDataDeclared\":true}");
    assertThat(draft(educator, submit).at("/data/ownWorkDeclared").asBoolean(false)).isTrue();

    String before = about(educator, submit);
    path.replace("pdf", "another.pdf", Enrolled.pdf());

    assertThat(draft(educator, submit).get("data").toString()).isEqualTo("{}");
    keep(educator, submit, "{\"ownWorkDeclared\":true}");
    assertThat(draft(educator, submit).at("/data/ownWorkDeclared").asBoolean(false)).isTrue();
    keep(educator, submit, "{\"ownWorkDeclared\":true}", before);
    assertThat(draft(educator, submit).get("data").toString())
        .as("typed on a page that was open before")
        .isEqualTo("{}");
  }

  @Test
  void consents_given_before_files_changed_are_refused_and_count_once_they_are_given_anew() {
    var educator = newEducator();
    var path = Enrolled.in("elevating-sel", educator).withPortfolio();
    JsonNode submit = path.task("submit");
    String complete = "/api/tasks/" + key(submit) + "/complete";
    String before = about(educator, submit);
    path.replace("pdf", "another.pdf", Enrolled.pdf());

    for (String outdated : List.of("?about=" + before, "")) {
      var refused = educator.post(complete + outdated, Enrolled.CONSENTS);
      assertThat(refused.statusCode()).isEqualTo(422);
      JsonNode problem = tree(refused);
      assertThat(problem.get("detail").asString("")).startsWith("Your files have changed");
      assertThat(problem.get("problems").findValuesAsString("key"))
          .containsExactly("pupilDataDeclared", "ownWorkDeclared", "applyConfirmed");
      assertThat(problem.get("about")).isEqualTo(details(educator, submit).get("about"));
    }
    var sent = educator.post(complete + "?about=" + about(educator, submit), Enrolled.CONSENTS);
    assertThat(sent.statusCode()).isEqualTo(204);
  }

  private long instanceOf(Enrolled path) {
    return enrollments.get(UUID.fromString(path.id())).processInstanceKey();
  }

  @Test
  void what_is_too_large_or_no_forms_data_is_refused_and_the_draft_before_stays() {
    var educator = newEducator();
    JsonNode task = Enrolled.in("elevating-sel", educator).task("get-ready");
    keep(educator, task, "{\"commitment\":true}");

    var tooLarge = keep(educator, task, "{\"commitment\":\"" + "é".repeat(128 * 1024) + "\"}");
    assertThat(tooLarge.statusCode()).isEqualTo(413);
    assertThat(tree(tooLarge).get("detail").asString("")).contains("256 KB");
    for (String nonsense : List.of("[]", "\"text\"", "{\"commitment\":", "")) {
      assertThat(keep(educator, task, nonsense).statusCode()).as(nonsense).isEqualTo(400);
    }

    assertThat(draft(educator, task).at("/data/commitment").asBoolean(false)).isTrue();
  }

  private static JsonNode details(PortalSession person, JsonNode task) {
    return json(person.get("/api/tasks/" + key(task)));
  }

  private static JsonNode draft(PortalSession person, JsonNode task) {
    return details(person, task).get("draft");
  }

  private static String about(PortalSession person, JsonNode task) {
    return details(person, task).get("about").asString("");
  }

  /** Keeps what is typed on a page that was just opened. */
  private static HttpResponse<String> keep(PortalSession person, JsonNode task, String typed) {
    boolean consents = task.get("formId").asString("").equals("submit");
    return keep(person, task, typed, consents ? about(person, task) : "");
  }

  private static HttpResponse<String> keep(
      PortalSession person, JsonNode task, String typed, String about) {
    return person.put(
        "/api/tasks/" + key(task) + "/draft?about=" + about,
        "application/json",
        typed.getBytes(StandardCharsets.UTF_8));
  }

  private static long key(JsonNode task) {
    return task.get("taskKey").asLong(0);
  }
}
