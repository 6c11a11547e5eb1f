package org.microendorse.app.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.microendorse.app.PortalSession.json;
import static org.microendorse.app.PortalSession.tree;

import java.net.http.HttpResponse;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.microendorse.app.Enrolled;
import org.microendorse.app.PortalTest;
import org.microendorse.engine.testing.AtOnce;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A step is taken once, by the right person, with what the form allows. */
class CompletingTasksTest extends PortalTest {

  @Test
  void of_two_tabs_that_send_at_the_same_moment_one_wins_and_the_other_is_told() throws Exception {
    var educator = newEducator();
    var path = Enrolled.in("elevating-sel", educator);
    JsonNode task = path.task("get-ready");
    Callable<HttpResponse<String>> tab = () -> educator.complete(task, "{\"commitment\":true}");

    var answers = AtOnce.all(Collections.nCopies(4, tab));

    assertThat(answers)
        .extracting(HttpResponse::statusCode)
        .containsExactlyInAnyOrder(204, 409, 409, 409);
    assertThat(answers)
        .filteredOn(answer -> answer.statusCode() == 409)
        .allSatisfy(
            answer ->
                assertThat(tree(answer).get("detail").asString(""))
                    .startsWith("This was already sent today at "));
    path.task("self-assessment");
    assertThat(json(educator.get("/api/tasks"))).as("one next task").hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[1,", "\"commitment\""})
  void what_is_no_form_is_refused_and_the_task_stays(String body) {
    var educator = newEducator();
    var path = Enrolled.in("elevating-sel", educator);

    var answer = educator.complete(path.task("get-ready"), body);

    assertThat(answer.statusCode()).isIn(400, 422);
    assertSaysSomething(answer);
    assertThat(path.task("get-ready")).isNotNull();
  }

  @Test
  void more_than_a_form_can_hold_is_refused_and_the_task_stays() {
    var educator = newEducator();
    var path = Enrolled.in("elevating-sel", educator);

    var answer =
        educator.complete(
            path.task("get-ready"),
            "{\"commitment\":true,\"more\":\"" + "x".repeat(3 << 20) + "\"}");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertSaysSomething(answer);
    assertThat(path.task("get-ready")).isNotNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"commitment":true,"educatorId":"eve"}      | educatorId
          {"commitment":true,"processInstanceKey":1}  | processInstanceKey
          {"commitment":false}                        | commitment
          {"commitment":"true"}                       | commitment
          {"commitment":[true]}                       | commitment
          {}                                          | commitment
          """)
  void what_the_form_does_not_allow_is_refused_at_the_field(String body, String field) {
    var educator = newEducator();
    var path = Enrolled.in("elevating-sel", educator);

    var answer = educator.complete(path.task("get-ready"), body);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
    assertThat(tree(answer).at("/problems/0/key").asString("")).isEqualTo(field);
    assertThat(tree(answer).at("/problems/0/message").asString("")).isNotEmpty();
    assertThat(path.task("get-ready")).isNotNull();
  }

  @Test
  void only_the_rubrics_levels_are_taken_and_nobody_signs_for_another() {
    var path = Enrolled.in("elevating-sel", newEducator()).handedIn();
    var max = signIn("max");
    JsonNode task = max.awaitTask("assess", path.id());
    assertThat(max.complete(task, "{}").statusCode()).as("not claimed yet").isEqualTo(409);
    assertThat(max.claim(task).statusCode()).isEqualTo(204);

    var unknownLevel = max.complete(task, Enrolled.assessment(max, task, "excellent"));
    assertThat(unknownLevel.statusCode()).isEqualTo(422);
    assertThat(tree(unknownLevel).get("problems"))
        .allSatisfy(
            problem -> {
              assertThat(problem.get("key").asString("")).isEqualTo("level");
              assertThat(problem.get("message").asString("")).isNotEmpty();
            });

    String good = Enrolled.assessment(max, task, "demonstrated");
    var signedForMia = max.complete(task, good.replaceFirst("\\{", "{\"assessorId\":\"mia\","));
    assertThat(signedForMia.statusCode()).isEqualTo(422);
    assertThat(tree(signedForMia).at("/problems/0/key").asString("")).isEqualTo("assessorId");

    var unreadable = max.complete(task, good.replaceFirst("Every part", "\\\\u0000"));
    assertThat(unreadable.statusCode()).isEqualTo(422);
    assertThat(tree(unreadable).at("/problems/0/key").asString("")).isEqualTo("overallFeedback");

    assertThat(max.complete(task, good).statusCode()).isEqualTo(204);
    JsonNode approve = signIn("olga").awaitTask("approve", path.id());
    assertThat(approve.get("claimable").asBoolean(false)).isTrue();
  }

  @Test
  void a_not_yet_without_what_is_missing_and_how_to_strengthen_it_is_refused() {
    var path = Enrolled.in("elevating-sel", newEducator()).handedIn();
    var max = signIn("max");
    JsonNode task = max.awaitTask("assess", path.id());
    max.claim(task);
    var sent = (ObjectNode) tree(Enrolled.assessment(max, task, "developing"));
    var second = (ObjectNode) sent.at("/scores/1");
    second.put("missing", "A source.").remove("strengthen");

    var answer = max.complete(task, sent.toString());

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(tree(answer).get("problems"))
        .extracting(
            problem -> problem.at("/indexes/0").asInt(0),
            problem -> problem.get("label").asString(""),
            problem -> problem.get("message").asString(""))
        .containsExactly(
            tuple(1, "What is missing?", "Enter at least 20 characters; now there are 9."),
            tuple(1, "How could they strengthen it?", "Enter an answer."));
    assertThat(max.complete(task, Enrolled.assessment(max, task, "developing")).statusCode())
        .isEqualTo(204);
  }

  @Test
  void another_criterion_than_the_rubrics_is_refused() {
    var path = Enrolled.in("elevating-sel", newEducator()).handedIn();
    var max = signIn("max");
    JsonNode task = max.awaitTask("assess", path.id());
    max.claim(task);
    var sent = (ObjectNode) tree(Enrolled.assessment(max, task, "demonstrated"));
    ((ObjectNode) sent.at("/scores/0")).put("criterionId", "invented");

    var answer = max.complete(task, sent.toString());

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(tree(answer).at("/problems/0/key").asString("")).isEqualTo("criterionId");
  }

  @Test
  void what_is_not_json_or_misses_something_is_refused_in_words() {
    var educator = newEducator();

    for (String body : List.of("", "{", "null", "{}", "{\"microCredentialId\":null}")) {
      var answer = educator.post("/api/enrollments", body);
      assertThat(answer.statusCode()).as(body).isIn(400, 404);
      assertSaysSomething(answer);
    }
    assertThat(educator.put("/api/enrollments", new byte[1]).statusCode()).isEqualTo(405);
    assertThat(educator.get("/api/tasks/one").statusCode()).isEqualTo(404);
    assertThat(educator.get("/api/tasks/99999999999999999999").statusCode()).isEqualTo(404);
    assertThat(educator.get("/api/tasks/-1").statusCode()).isEqualTo(404);
  }

  @Test
  void bytes_where_json_is_expected_are_refused_in_words() {
    var educator = newEducator();

    var answer = educator.post("/api/enrollments", "application/octet-stream", "bytes");

    assertThat(answer.statusCode()).isEqualTo(415);
    assertSaysSomething(answer);
  }

  private static void assertSaysSomething(HttpResponse<String> answer) {
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(tree(answer).get("detail").asString("")).endsWith(".");
  }
}
