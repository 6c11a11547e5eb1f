package org.microendorse.app.appeal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.microendorse.app.PortalSession.json;
import static org.microendorse.app.PortalSession.tree;

import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.microendorse.app.Enrolled;
import org.microendorse.app.PortalSession;
import org.microendorse.app.PortalTest;
import org.microendorse.domain.enrollment.EnrollmentService;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/** An educator appeals a decision; two reviewers who had no part in it look at it again. */
class AppealTest extends PortalTest {
  private static final String REASONS =
      "{\"reasons\":\"The second file shows on its first page what the comment says is missing.\"}";

  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String WRITTEN = "Page+2+shows+it";

  @Autowired private EnrollmentService enrollments;
  @Autowired private JdbcTemplate database;

  @Test
  void two_others_overturn_the_decision_and_the_badge_is_there() {
    var educator = newEducator();
    var path = notYet(educator);
    assertThat(educator.get(feedback(path)).body())
        .contains("Do you think this decision is wrong?", "Send my appeal", "You can appeal once");
    assertThat(json(educator.get(appeal(path))).get("state").asString("")).isEqualTo("POSSIBLE");

    var sent = educator.post(appeal(path), REASONS);
    assertThat(sent.statusCode()).as(sent.body()).isEqualTo(201);
    assertThat(educator.get(feedback(path)).body())
        .contains("Your appeal", "The second file shows")
        .doesNotContain("Send my appeal");

    // The assessor, the approver and people with ties to the educator are not asked.
    var max = signIn("max");
    JsonNode first = max.awaitTask("review-appeal", path.id());
    for (String other :
        List.of("mia", "otto", "nora", "fay", "iris", "dora", "petra", "paul", "oskar")) {
      assertTaskIsNotThere(signIn(other), first);
    }
    assertTaskIsNotThere(educator, first);
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () ->
                assertThat(json(educator.get(appeal(path))).get("state").asString(""))
                    .isEqualTo("UNDER_REVIEW"));

    decide(max, first, "overturn");
    // The second task is for others: a person who decided is not asked again.
    var olga = signIn("olga");
    JsonNode second = olga.awaitTask("review-appeal", path.id());
    assertTaskIsNotThere(max, second);
    assertThat(json(educator.get(appeal(path))).get("verdicts")).isEmpty();
    decide(olga, second, "overturn");

    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> !json(educator.get("/api/enrollments/" + path.id())).get("badgeId").isNull());
    JsonNode enrollment = json(educator.get("/api/enrollments/" + path.id()));
    assertThat(enrollment.get("status").asString("")).isEqualTo("EARNED");
    assertThat(educator.get("/badges/" + enrollment.get("badgeId").asString("")).statusCode())
        .isEqualTo(200);
    assertThat(educator.get(feedback(path)).body())
        .contains("Earned on appeal", "Overturned", "Seen the overturn way.")
        .contains("First reviewer of the appeal", "Second reviewer of the appeal");
    assertThat(educator.get("/paths/" + path.id()).body()).contains("Demonstrated, on appeal");
    assertThat(educator.get(feedback(path) + ".pdf").statusCode()).isEqualTo(200);
    assertNamesNoReviewer(educator, path);
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () ->
                assertThat(mailsTo(educator))
                    .contains("appeal-overturned", "badge-earned")
                    .doesNotContain("appeal-upheld"));
  }

  @Test
  void one_who_upholds_is_enough_for_the_decision_to_stand() {
    var educator = newEducator();
    var path = notYet(educator);
    assertThat(educator.post(appeal(path), REASONS).statusCode()).isEqualTo(201);
    var max = signIn("max");
    var olga = signIn("olga");
    decide(max, max.awaitTask("review-appeal", path.id()), "overturn");
    decide(olga, olga.awaitTask("review-appeal", path.id()), "uphold");

    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () ->
                assertThat(json(educator.get(appeal(path))).get("state").asString(""))
                    .isEqualTo("UPHELD"));
    assertThat(educator.get(feedback(path)).body())
        .contains("Decision upheld", "Not every criterion is demonstrated", "Not yet.");
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> assertThat(mailsTo(educator)).contains("appeal-upheld"));
    path.task("read-feedback");
  }

  @Test
  void reviewers_of_an_appeal_find_nothing_that_tells_whose_it_is() {
    var educator = newEducator();
    var path = notYet(educator);
    educator.post(appeal(path), REASONS);
    var max = signIn("max");
    JsonNode task = max.awaitTask("review-appeal", path.id());
    String key = task.get("taskKey").asString("");
    String artifacts = "/api/submissions/" + task.get("submissionId").asString("") + "/artifacts";

    assertThat(task.get("subject").asString(""))
        .startsWith(task.get("submissionNumber").asString(""));
    assertThat(max.get("/tasks/" + key).body()).contains("Submission S-", "class=\"viewer\"");
    JsonNode shown = json(max.get("/api/tasks/" + key)).get("variables");
    assertThat(shown.propertyNames())
        .contains("appealReasons", "feedback", "microCredential")
        .doesNotContain("enrollmentId", "panel", "judgements", "reviewers");
    List<String> telling =
        database
            .queryForMap(
                """
                select a.username, a.display_name, a.email, s.name as school, d.name as district
                from account a join school s on s.id = a.school_id
                  join district d on d.id = a.district_id where a.username = ?""",
                educator.username())
            .values()
            .stream()
            .map(String::valueOf)
            .toList();
    List<String> pages =
        new ArrayList<>(List.of("/", "/tasks/" + key, "/api/tasks/" + key, artifacts));
    json(max.get(artifacts)).forEach(file -> pages.add(file.get("url").asString("")));
    for (String page : pages) {
      var answer = max.get(page);
      assertThat(answer.statusCode()).as(page).isEqualTo(200);
      assertThat(answer.body() + answer.headers().map()).as(page).doesNotContain(telling);
    }
    for (String page : List.of(feedback(path), appeal(path), "/paths/" + path.id())) {
      assertThat(max.get(page).statusCode()).as(page).isEqualTo(404);
    }
  }

  @Test
  void what_is_not_possible_is_said_plainly() {
    var educator = newEducator();
    var path = notYet(educator);

    Map.of(
            "{}", "Say why",
            "{\"reasons\":\"  \"}", "Say why",
            "{\"reasons\":\"It is wrong.\"}", "Write a little more")
        .forEach(
            (reasons, answer) -> {
              var refused = educator.post(appeal(path), reasons);
              assertThat(refused.statusCode()).as(reasons).isEqualTo(422);
              assertThat(tree(refused).get("detail").asString("")).startsWith(answer);
            });

    database.update(
        "update appeal_period set last_day = current_date - 2 where submission_id in"
            + " (select id from submission where enrollment_id = ?)",
        UUID.fromString(path.id()));
    var tooLate = educator.post(appeal(path), REASONS);
    assertThat(tooLate.statusCode()).isEqualTo(409);
    assertThat(tree(tooLate).get("detail").asString("")).contains("too late", "the last day was");
    assertThat(educator.get(feedback(path)).body())
        .contains("The last day to appeal was")
        .doesNotContain("Send my appeal");

    database.update(
        "update appeal_period set last_day = current_date + 9 where submission_id in"
            + " (select id from submission where enrollment_id = ?)",
        UUID.fromString(path.id()));
    assertThat(educator.post(appeal(path), REASONS).statusCode()).isEqualTo(201);
    var again = educator.post(appeal(path), REASONS);
    assertThat(again.statusCode()).isEqualTo(409);
    assertThat(tree(again).get("detail").asString("")).contains("already appealed");
  }

  @Test
  void what_was_written_when_the_session_ended_is_there_again_after_sign_in() {
    var educator = newEducator();
    var path = notYet(educator);
    database.update("delete from spring_session where principal_name = ?", educator.username());

    assertThat(location(educator.post(feedback(path) + "/appeal", FORM, "reasons=" + WRITTEN)))
        .endsWith("/login?again");
    String back = location(educator.postForm("/login", educator.username(), PASSWORD));
    String form = location(educator.get(withoutHost(back)));
    assertThat(educator.get(withoutHost(form)).body())
        .contains("Page 2 shows it", "You were signed out before your appeal was sent")
        .contains("Send my appeal");
    assertThat(json(educator.get(appeal(path))).get("state").asString("")).isEqualTo("POSSIBLE");
    assertThat(educator.get(feedback(path), "Accept-Language", "es").body())
        .contains("Retroalimentación sobre el intento 1", "Nivel actual: En desarrollo")
        .contains(
            "¿Cree que esta decisión es incorrecta?", "Puede apelar una vez, <strong>hasta el");
  }

  @Test
  void what_was_written_is_for_nobody_else() {
    var educator = newEducator();
    var path = notYet(educator);
    var guest = PortalSession.guest(address());

    assertThat(location(guest.post(feedback(path) + "/appeal", FORM, "reasons=" + WRITTEN)))
        .endsWith("/login");
    String back = location(guest.postForm("/login", "nils", PASSWORD));

    assertThat(guest.get(withoutHost(back)).statusCode()).isEqualTo(404);
  }

  private static String location(HttpResponse<String> answer) {
    return answer.headers().firstValue("Location").orElseThrow();
  }

  private static String withoutHost(String location) {
    URI uri = URI.create(location);
    return uri.getRawQuery() == null
        ? uri.getRawPath()
        : uri.getRawPath() + "?" + uri.getRawQuery();
  }

  @Test
  void nobody_else_appeals_or_knows() {
    var educator = newEducator();
    var path = notYet(educator);
    String coach = enrollments.get(UUID.fromString(path.id())).coach().username();
    for (String other : everybodyBut(coach)) {
      var session = signIn(other);
      assertThat(session.get(appeal(path)).statusCode()).as(other).isEqualTo(404);
      assertThat(session.post(appeal(path), REASONS).statusCode()).as(other).isEqualTo(404);
      assertThat(session.post(feedback(path) + "/appeal", REASONS).statusCode())
          .as(other)
          .isEqualTo(404);
    }
    assertThat(PortalSession.guest(address()).get(appeal(path)).statusCode()).isEqualTo(401);
    // A coach sees that an appeal is possible, but only the educator can appeal.
    assertThat(json(signIn(coach).get(appeal(path))).get("state").asString(""))
        .isEqualTo("POSSIBLE");
    assertThat(signIn(coach).post(appeal(path), REASONS).statusCode()).isEqualTo(404);
    assertThat(signIn(coach).get(feedback(path)).body())
        .contains("The educator can appeal until")
        .doesNotContain("Send my appeal");
    for (String attempt : List.of("0", "2", "7")) {
      assertThat(
              educator
                  .post(
                      "/api/enrollments/" + path.id() + "/attempts/" + attempt + "/appeal", REASONS)
                  .statusCode())
          .isEqualTo(404);
    }
    assertThat(json(educator.get(appeal(path))).get("state").asString("")).isEqualTo("POSSIBLE");
  }

  /** Assessed by mia, approved by otto. */
  private Enrolled notYet(PortalSession educator) {
    return Enrolled.in("elevating-sel", educator)
        .handedIn()
        .answered(signIn("mia"), signIn("otto"), "developing");
  }

  private static void decide(PortalSession reviewer, JsonNode task, String decision) {
    assertThat(reviewer.claim(task).statusCode()).isEqualTo(204);
    assertThat(
            reviewer
                .complete(
                    task, "{\"appealDecision\":\"" + decision + "\",\"verdictReasons\":\"No.\"}")
                .statusCode())
        .as("reasons are required")
        .isEqualTo(422);
    var answer =
        reviewer.complete(
            task,
            "{\"appealDecision\":\"%s\",\"verdictReasons\":\"Seen the %s way. %s\"}"
                .formatted(decision, decision, "The first file is what I rely on here."));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
  }

  private static void assertTaskIsNotThere(PortalSession session, JsonNode task) {
    String key = task.get("taskKey").asString("");
    String who = session.username();
    assertThat(session.get("/tasks/" + key).statusCode()).as(who).isEqualTo(404);
    assertThat(session.get("/api/tasks/" + key).statusCode()).as(who).isEqualTo(404);
    assertThat(session.claim(task).statusCode()).as(who).isEqualTo(404);
    assertThat(session.complete(task, "{}").statusCode()).as(who).isEqualTo(404);
  }

  private void assertNamesNoReviewer(PortalSession educator, Enrolled path) {
    List<String> names =
        database.queryForList(
            """
            select unnest(array[display_name, email]) from account
            where username in ('max', 'bo', 'mia', 'otto')""",
            String.class);
    for (String page : List.of(feedback(path), appeal(path), "/paths/" + path.id())) {
      assertThat(educator.get(page).body()).as(page).doesNotContain(names);
    }
  }

  private List<String> mailsTo(PortalSession person) {
    return database.queryForList(
        "select template from mail where recipient = ?",
        String.class,
        person.username() + "@example.org");
  }

  private static String feedback(Enrolled path) {
    return "/paths/" + path.id() + "/feedback/1";
  }

  private static String appeal(Enrolled path) {
    return "/api/enrollments/" + path.id() + "/attempts/1/appeal";
  }
}
