package org.microendorse.app.integrity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.microendorse.app.PortalSession.json;
import static org.microendorse.app.PortalSession.tree;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.microendorse.app.Enrolled;
import org.microendorse.app.PortalSession;
import org.microendorse.app.PortalTest;
import org.microendorse.domain.enrollment.EnrollmentService;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A concern about a file: the file is hidden right away, and people learn what they should know.
 */
class ConcernTest extends PortalTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String SEEN = "Page 3 lists the names of a class.";
  private static final String FOUND = "Page 3 names all students of the class, with grades.";

  @Autowired private EnrollmentService enrollments;
  @Autowired private JdbcTemplate database;

  @Test
  void what_is_reported_is_out_of_sight_until_the_team_finds_nothing_wrong_with_it() {
    var educator = newEducator();
    var path = Enrolled.in("elevating-sel", educator).handedIn();
    var mia = signIn("mia");
    JsonNode assess = takesOn(mia, mia.awaitTask("assess", path.id()));
    String file = path.files().get(0).get("id").asString("");
    assertThat(mia.get("/artifacts/" + file).statusCode()).isEqualTo(200);
    assertThat(mia.get(page(assess)).body()).contains("Report a concern");

    assertThat(report(mia, assess, file).statusCode()).isEqualTo(204);

    assertOutOfSight(path, educator, assess, file);
    assertThat(report(mia, assess, file).statusCode()).as("reported again").isEqualTo(204);
    assertTaskGoes(mia, assess);
    assertThat(report(mia, assess, file).statusCode()).as("and when it is gone").isEqualTo(204);
    assertThat(
            database.queryForObject(
                "select count(*) from concern where artifact_id = ?",
                Integer.class,
                UUID.fromString(file)))
        .isOne();

    var iris = signIn("iris");
    JsonNode look = iris.awaitTask("look-into-concern", path.id());
    assertThat(iris.get("/artifacts/" + file).statusCode()).isEqualTo(200);
    takesOn(iris, look);
    assertThat(iris.get(page(look)).body())
        .contains("Submission S-", "On hold")
        .doesNotContain("Report a concern");
    JsonNode shown = json(iris.get("/api" + page(look))).get("variables");
    assertThat(shown.get("concernSeen").asString("")).isEqualTo(SEEN);
    assertThat(shown.propertyNames()).doesNotContain("enrollmentId", "coachId");
    assertTellsNothing(iris, look, educator);
    awaitPage(
        educator,
        path,
        "We are looking into a file",
        "There is nothing you need to do",
        "You will hear from us by ");
    decide(iris, look, "notUpheld");

    JsonNode again = mia.awaitTask("assess", path.id());
    assertThat(again.get("taskKey")).isNotEqualTo(assess.get("taskKey"));
    assertThat(again.get("submissionNumber")).isEqualTo(assess.get("submissionNumber"));
    assertThat(mia.get("/artifacts/" + file).statusCode()).isEqualTo(200);
    assertThat(educator.get("/artifacts/" + file).statusCode()).isEqualTo(200);
    assertThat(iris.get("/artifacts/" + file).statusCode()).as("none of theirs").isEqualTo(404);
    assertThat(educator.get("/paths/" + path.id()).body()).doesNotContain("looking into a file");
    awaitMails(educator, "submission-received", "concern-opened", "concern-dismissed");
  }

  /** Nobody can get the file in any way. */
  private void assertOutOfSight(
      Enrolled path, PortalSession educator, JsonNode assess, String file) {
    var coach = coachOf(path);
    for (PortalSession reader :
        Stream.concat(
                Stream.of(educator, coach),
                everybodyBut("iris", coach.username()).stream().map(this::signIn))
            .toList()) {
      assertThat(reader.get("/artifacts/" + file).statusCode())
          .as(reader.username())
          .isEqualTo(404);
      assertThat(reader.get("/artifacts/" + file + "?download").statusCode()).isEqualTo(404);
    }
    for (String reviewer : List.of("mia", "max", "otto", "olga", "bo")) {
      var files =
          signIn(reviewer)
              .get("/api/submissions/" + assess.get("submissionId").asString("") + "/artifacts");
      assertThat(files.body()).as(reviewer).doesNotContain(file);
    }
    for (PortalSession reader : List.of(educator, coach)) {
      assertThat(reader.get("/api/enrollments/" + path.id() + "/artifacts").body())
          .doesNotContain(file);
      assertThat(reader.get("/paths/" + path.id() + "/portfolio").body())
          .contains("1 file is", "not shown for now")
          .doesNotContain(file);
      assertThat(reader.get("/paths/" + path.id()).body()).contains("We are looking into a file");
    }
    String own = "/api/enrollments/" + path.id() + "/artifacts/" + file;
    assertThat(educator.delete(own).statusCode()).isEqualTo(404);
    assertThat(educator.post(own, "{\"pupilData\":\"NONE\"}").statusCode()).isEqualTo(404);
  }

  @Test
  void once_it_is_support_then_the_district_is_told_then_a_committee_decides() {
    var educator = newEducator();
    var path = Enrolled.in("elevating-sel", educator).handedIn();
    var iris = signIn("iris");
    var coach = coachOf(path);

    String first = isReported(path, "mia");
    decide(iris, takesOn(iris, iris.awaitTask("look-into-concern", path.id())), "upheld");
    JsonNode talk = coach.awaitTask("talk-it-over", path.id());
    assertThat(coach.get(page(talk)).body()).contains("Talk it over", "Where you are");
    awaitPage(educator, path, "We looked into a file", FOUND, "talk it over");
    assertThat(educator.get("/artifacts/" + first).statusCode()).isEqualTo(404);
    sent(coach, talk, "{\"talkedOver\":true}");

    JsonNode build = path.task("build-portfolio");
    assertThat(json(educator.get("/api" + page(build))).at("/variables/returnReasons").toString())
        .contains("stays out of your portfolio");
    assertThat(educator.get("/paths/" + path.id() + "/portfolio").body())
        .contains("This submission needs changes", "it is still the same attempt", FOUND)
        .contains("needs at least");
    handsInAnother(path, educator, build);
    assertThat(json(educator.get("/api/enrollments/" + path.id())).get("attempt").asInt(0)).isOne();
    assertThat(mailsTo("dora")).doesNotContain("concern-district");

    isReported(path, "max");
    decide(iris, takesOn(iris, iris.awaitTask("look-into-concern", path.id())), "upheld");
    sent(coach, coach.awaitTask("talk-it-over", path.id()), "{\"talkedOver\":true}");
    handsInAnother(path, educator, path.task("build-portfolio"));
    assertThat(mailsTo("dora")).containsOnlyOnce("concern-district");

    String third = isReported(path, "mia");
    decide(iris, takesOn(iris, iris.awaitTask("look-into-concern", path.id())), "upheld");
    var petra = signIn("petra");
    JsonNode offered = petra.awaitTask("decide-in-committee", path.id());
    for (String nobody : everybodyBut("petra", "lena")) {
      assertThat(signIn(nobody).claim(offered).statusCode()).as(nobody).isEqualTo(404);
    }
    JsonNode committee = takesOn(petra, offered);
    assertThat(petra.get("/artifacts/" + third).statusCode()).isEqualTo(404);
    assertTellsNothing(petra, committee, educator);
    assertThat(json(petra.get("/api" + page(committee))).at("/variables/earlierConcerns").asInt(0))
        .isEqualTo(2);
    sent(
        petra,
        committee,
        "{\"committeeDecision\":\"end\",\"committeeReasons\":\"We have talked about it twice before.\"}");

    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(
                        json(educator.get("/api/enrollments/" + path.id()))
                            .get("status")
                            .asString(""))
                    .isEqualTo("ENDED"));
    assertThat(educator.get("/paths/" + path.id()).body())
        .contains("This path has ended", "We have talked about it twice before.", FOUND)
        .doesNotContain("Petra", "Iris", SEEN);
    assertThat(educator.get("/paths").body()).contains("Ended");
    assertThat(coach.get("/paths/" + path.id()).statusCode()).isEqualTo(200);
    awaitMails(
        educator,
        "submission-received",
        "concern-opened",
        "concern-upheld",
        "submission-received",
        "concern-opened",
        "concern-upheld",
        "submission-received",
        "concern-opened",
        "concern-path-ended");
  }

  @Test
  void a_second_assessor_may_report_too() {
    var path = Enrolled.in("assessing-sel", newEducator()).handedIn();
    var max = signIn("max");
    JsonNode assess = takesOn(max, max.awaitTask("assess", path.id()));
    var almost = (ObjectNode) tree(Enrolled.assessment(max, assess, "demonstrated"));
    ((ObjectNode) almost.get("scores").get(0))
        .put("level", "developing")
        .put("missing", Enrolled.MISSING)
        .put("strengthen", Enrolled.STRENGTHEN);
    sent(max, assess, almost.toString());
    var mia = signIn("mia");
    JsonNode second = takesOn(mia, mia.awaitTask("assess", path.id()));
    assertThat(second.get("name").asString("")).isEqualTo("Second score");
    String file = path.files().get(0).get("id").asString("");

    assertThat(mia.get(page(second)).body()).contains("Report a concern");
    assertThat(report(mia, second, file).statusCode()).isEqualTo(204);

    assertTaskGoes(mia, second);
    assertThat(max.get("/artifacts/" + file).statusCode()).isEqualTo(404);
    var iris = signIn("iris");
    decide(iris, takesOn(iris, iris.awaitTask("look-into-concern", path.id())), "notUpheld");
    // The review starts again, with the earlier scores beside it.
    assertThat(mia.awaitTask("assess", path.id()).get("name").asString(""))
        .isEqualTo("Assess submission");
  }

  @Test
  void only_who_has_the_review_reports_and_says_what_it_is_about() {
    var path = Enrolled.in("elevating-sel", newEducator()).handedIn();
    var mia = signIn("mia");
    JsonNode assess = mia.awaitTask("assess", path.id());
    String file = path.files().get(0).get("id").asString("");
    assertThat(report(mia, assess, file).statusCode()).as("not claimed yet").isEqualTo(409);
    takesOn(mia, assess);

    for (String nobody : everybodyBut("mia")) {
      assertThat(report(signIn(nobody), assess, file).statusCode()).as(nobody).isEqualTo(404);
    }
    assertThat(PortalSession.guest(address()).post(at(assess), "{}").statusCode()).isEqualTo(401);
    assertThat(mia.post(at(assess), body("nonsense", file, SEEN)).statusCode()).isEqualTo(400);
    assertThat(tree(mia.post(at(assess), body("privacyViolation", file, " "))).get("detail"))
        .hasToString("\"Write what you saw, and where.\"");
    assertThat(mia.post(at(assess), "{}").statusCode()).isEqualTo(422);
    assertThat(
            mia.post(
                    at(assess),
                    body("privacyViolation", assess.get("submissionId").asString(""), SEEN))
                .statusCode())
        .isEqualTo(422);
    assertThat(mia.get("/artifacts/" + file).statusCode()).as("nothing happened").isEqualTo(200);
  }

  @Test
  void people_without_a_review_cannot_report_concerns() {
    var educator = newEducator();
    var path = Enrolled.in("elevating-sel", educator).withPortfolio();
    JsonNode submit = path.task("submit");
    String file = path.files().get(0).get("id").asString("");

    assertThat(report(educator, submit, file).statusCode()).isEqualTo(404);
    assertThat(educator.get(page(submit)).body()).doesNotContain("Report a concern");
  }

  /** Reports the first file from the task to assess; returns it. */
  private String isReported(Enrolled path, String assessor) {
    var session = signIn(assessor);
    JsonNode assess = takesOn(session, session.awaitTask("assess", path.id()));
    String file = path.files().get(0).get("id").asString("");
    assertThat(report(session, assess, file).statusCode()).isEqualTo(204);
    assertTaskGoes(session, assess);
    return file;
  }

  /** Submits other files in place of the removed one. */
  private static void handsInAnother(Enrolled path, PortalSession educator, JsonNode build) {
    path.addFiles();
    sent(educator, build, "{\"portfolioReady\":true}");
    path.applied();
  }

  private static void assertTaskGoes(PortalSession session, JsonNode task) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(session.get("/api/tasks").body())
                    .doesNotContain("\"" + task.get("taskKey").asString("") + "\""));
    assertThat(session.get(page(task)).statusCode()).isEqualTo(404);
  }

  private void assertTellsNothing(PortalSession reader, JsonNode task, PortalSession educator) {
    List<String> telling =
        database
            .queryForMap(
                "select username, display_name, email from account where username = ?",
                educator.username())
            .values()
            .stream()
            .map(String::valueOf)
            .toList();
    for (String page : List.of(page(task), "/api" + page(task), "/api/tasks", "/")) {
      assertThat(reader.get(page).body()).as(page).doesNotContain(telling);
    }
  }

  private static JsonNode takesOn(PortalSession person, JsonNode task) {
    assertThat(person.claim(task).statusCode()).isEqualTo(204);
    return task;
  }

  private static void decide(PortalSession member, JsonNode task, String finding) {
    sent(
        member,
        task,
        "{\"concernFinding\":\"%s\",\"concernReasons\":\"%s\"}".formatted(finding, FOUND));
  }

  private static void sent(PortalSession person, JsonNode task, String json) {
    var answer = person.complete(task, json);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
  }

  private static HttpResponse<String> report(PortalSession reporter, JsonNode task, String file) {
    return reporter.post(at(task), body("privacyViolation", file, SEEN));
  }

  private static String body(String kind, String file, String seen) {
    return "{\"kind\":\"%s\",\"artifactId\":\"%s\",\"seen\":\"%s\"}".formatted(kind, file, seen);
  }

  private static String at(JsonNode task) {
    return "/api" + page(task) + "/concern";
  }

  private static String page(JsonNode task) {
    return "/tasks/" + task.get("taskKey").asString("");
  }

  private PortalSession coachOf(Enrolled path) {
    return signIn(enrollments.get(UUID.fromString(path.id())).coach().username());
  }

  private static void awaitPage(PortalSession educator, Enrolled path, String... words) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> assertThat(educator.get("/paths/" + path.id()).body()).contains(words));
  }

  private void awaitMails(PortalSession educator, String... templates) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(mailsTo(educator.username())).containsExactly(templates));
  }

  private List<String> mailsTo(String username) {
    return database.queryForList(
        "select template from mail where recipient = ? order by created_at",
        String.class,
        username + "@example.org");
  }
}
