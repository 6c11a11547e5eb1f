package org.microendorse.app.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.microendorse.app.PortalSession.json;

import io.camunda.client.CamundaClient;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.microendorse.app.Enrolled;
import org.microendorse.app.PortalSession;
import org.microendorse.app.PortalTest;
import org.microendorse.app.account.Form;
import org.springframework.beans.factory.annotation.Autowired;

class InstancesTest extends PortalTest {
  @Autowired private CamundaClient camunda;

  private long stuck;

  @AfterEach
  void endWhatIsStuck() {
    if (stuck != 0 && begin("active", stuck).contains("/operations/instances/" + stuck)) {
      camunda.newCancelInstanceCommand(stuck).send().join();
    }
  }

  @Test
  void an_instance_is_found_by_what_operators_know_of_it() {
    PortalSession educator = newEducator();
    Enrolled path = Enrolled.in("school-culture", educator).handedIn();
    PortalSession mia = signIn("mia");
    var assess = mia.awaitTask("assess", path.id());
    PortalSession operator = signIn("oskar");
    String link = "href=\"/operations/instances/";

    String byPath = found(operator, "q", path.id());
    String instance = key(byPath, "Micro-credential path");
    String submission = submission(byPath);
    assertThat(byPath).contains("In progress", "Instance " + instance + ", version ");
    assertThat(found(operator, "q", submission.toLowerCase())).contains(link + instance);
    assertThat(found(operator, "q", assess.get("submissionId").asString("")))
        .contains(link + instance, "Submission review");
    String email = educator.username() + "@example.org";
    assertThat(found(operator, "q", email)).contains(link + instance);
    assertThat(found(operator, "q", instance)).contains("One was found.", link + instance);
    String process = "MicroCredentialPathProcess";
    String version = byPath.replaceFirst("(?s).*Instance " + instance + ", version (\\d+).*", "$1");
    assertThat(
            found(operator, "q", email, "process", process, "state", "active", "version", version))
        .contains(link + instance);
    assertThat(found(operator, "q", email, "state", "completed")).doesNotContain(link + instance);
    assertThat(found(operator, "q", email, "days", "1")).doesNotContain(link + instance);
    assertThat(found(operator, "q", email, "days", "0")).contains(link + instance);
    assertThat(found(operator, "process", process, "element", "Task_SubmitPortfolio", "q", email))
        .doesNotContain(link + instance);
    assertThat(found(operator, "variable", "educatorId", "value", educator.username()))
        .contains(link + instance);
    assertThat(found(operator, "variable", "attempt", "value", "1", "q", email))
        .contains(link + instance);
  }

  @Test
  void a_path_without_a_submission_is_found_by_its_id() {
    Enrolled path = Enrolled.in("school-culture", newEducator());
    path.task("get-ready");

    assertThat(found(signIn("oskar"), "q", path.id()))
        .contains("One was found.", "Path " + path.id());
  }

  @Test
  void what_cannot_be_looked_for_is_said_in_a_sentence() {
    PortalSession operator = signIn("oskar");
    Map.of(
            "q=Ada+Brooks", "Enter a submission (S-12)",
            "q=S-999999999", "There is no submission S-999999999.",
            "q=nobody@example.org", "No account has this email address.",
            "q=1", "Nothing was found.",
            "version=two", "Enter the version as a whole number.",
            "days=-1", "Enter the days as a whole number.",
            "variable=attempt", "Enter both the name of a variable and its value.",
            "variable=outcome&value=notYet", "Values of outcome are private",
            "q=1&page=7&state=unknown", "Nothing was found.",
            "variable=attempt&value=%00x", "Nothing was found.")
        .forEach(
            (query, sentence) ->
                assertThat(follow(operator, "/operations?" + query)).as(query).contains(sentence));
  }

  @Test
  void results_come_in_pages() {
    PortalSession operator = signIn("oskar");
    Enrolled.in("school-culture", newEducator());

    await().until(() -> operator.get("/operations?state=active").body().contains("were found"));
    assertThat(follow(operator, "/operations?state=active&page=499")).contains("were found");
  }

  @Test
  void an_instance_tells_in_words_where_it_has_been_and_is() {
    Enrolled path = Enrolled.in("school-culture", newEducator()).handedIn();
    signIn("mia").awaitTask("assess", path.id());
    PortalSession operator = signIn("oskar");
    String key = key(found(operator, "q", path.id()), "Micro-credential path");

    String page = operator.get("/operations/instances/" + key).body();
    assertThat(page)
        .contains("Submit portfolio", "Done today at", "by " + path(page))
        .contains("Review submission", "Waits here since today at")
        .contains("Processes it called", "Submission review", "Pre-check");
    String review = key(page, "Submission review");
    assertThat(operator.get("/operations/instances/" + review).body())
        .contains("Part of", "/operations/instances/" + key, "Assess submission", "Nobody yet")
        .contains("Decisions", "matched");
    assertThat(
            json(operator.get("/api/operations/instances/" + key + "/diagram"))
                .get("marks")
                .toString())
        .contains("\"look\":\"is-done\"", "\"look\":\"is-here\"");
  }

  @Test
  void private_values_are_shown_once_for_a_reason_that_is_recorded_first() {
    stuck = StuckProcess.begin(camunda, Map.of("attempt", 41, "secretNote", "swordfish"));
    PortalSession operator = signIn("oskar");
    String page = "/operations/instances/" + stuck;
    await()
        .until(
            () ->
                operator.get(page).body().contains("Divide the cake?")
                    && operator.get(page).body().contains("secretNote"));
    String hidden = operator.get(page).body();
    assertThat(hidden).contains(">41<", "Private").doesNotContain("swordfish");
    String what = after(hidden, "name=\"what\" value=\"");

    send(operator, page + "/show", "what", what, "reason", " ");
    assertThat(operator.get(page).body())
        .contains("Say in at most 500 characters why.")
        .doesNotContain("swordfish");
    assertThat(operator.get("/operations/log").body()).doesNotContain("secretNote");

    send(operator, page + "/show", "what", what, "reason", "Ticket 17");
    assertThat(operator.get("/operations/log").body())
        .contains("Private value shown", "StuckProcess " + stuck + ": secretNote", "Ticket 17");
    assertThat(operator.get(page).body()).contains("swordfish");
    assertThat(operator.get(page).body()).doesNotContain("swordfish");
    var other = operator.post(page + "/show", Form.MEDIA_TYPE, "what=variable-1&reason=x");
    assertThat(other.statusCode()).isEqualTo(404);
  }

  @Test
  void what_is_stuck_is_retried_from_the_page_of_its_instance() {
    stuck = StuckProcess.begin(camunda, Map.of());
    PortalSession operator = signIn("oskar");
    String page = "/operations/instances/" + stuck;
    await().until(() -> operator.get(page).body().contains("Stuck. It has been here since"));
    camunda.newSetVariablesCommand(stuck).variables(Map.of("pieces", 8)).send().join();

    String incident = after(operator.get(page).body(), "name=\"incident\" value=\"");
    var sent =
        operator.post(
            "/operations/retry",
            Form.MEDIA_TYPE,
            "incident=%s&instance=%d&reason=Counted".formatted(incident, stuck));
    assertThat(sent.headers().firstValue("Location").orElseThrow()).endsWith(page);
    assertThat(operator.get(page).body()).contains("One process continues.");
    await().until(() -> operator.get(page).body().contains("Ended today at"));
  }

  @Test
  void a_variable_is_changed_for_a_reason_and_only_to_what_it_can_be() {
    stuck = StuckProcess.begin(camunda, Map.of("attempt", 41, "coachId", "cole", "unknown", 1));
    PortalSession operator = signIn("oskar");
    String page = "/operations/instances/" + stuck;
    await().until(() -> operator.get(page).body().contains(">41<"));
    String change = page + "/variables";
    String attempt = variable(operator.get(page).body(), "attempt");

    Map.of(
            "\"two\"", "attempt must be a whole number.",
            "0", "attempt must be at least 1.",
            "two", "This is not JSON.",
            " ", "This is not JSON.")
        .forEach(
            (value, sentence) -> {
              send(operator, change, "variable", attempt, "value", value, "reason", "Ticket 18");
              assertThat(operator.get(page).body()).contains(sentence, ">41<");
            });
    send(operator, change, "variable", attempt, "value", "2", "reason", "");
    assertThat(operator.get(page).body()).contains("Say in at most 500 characters why.", ">41<");

    send(operator, change, "variable", attempt, "value", "2", "reason", "Ticket 18");
    assertThat(operator.get(page).body()).contains("attempt is changed.").doesNotContain(">41<");
    assertThat(operator.get("/operations/log").body())
        .contains("Variable changed", "StuckProcess " + stuck + ": attempt = 41 -&gt; 2");
    var unknown =
        operator.post(change, Form.MEDIA_TYPE, "variable=1&value=2&reason=x").statusCode();
    assertThat(unknown).isEqualTo(404);
  }

  @Test
  void an_instance_is_canceled_for_a_reason_once_the_consequences_are_confirmed() {
    stuck = StuckProcess.begin(camunda, Map.of());
    PortalSession operator = signIn("oskar");
    String page = "/operations/instances/" + stuck;
    await().until(() -> operator.get(page).body().contains("Cancel this instance"));

    send(operator, page + "/cancel", "reason", "A test");
    assertThat(operator.get(page).body()).contains("Confirm that you have read what follows.");
    send(operator, page + "/cancel", "reason", "", "confirmed", "true");
    assertThat(operator.get(page).body()).contains("Say in at most 500 characters why.");

    send(operator, page + "/cancel", "reason", "A test", "confirmed", "true");
    assertThat(operator.get(page).body())
        .contains("The instance is canceled.", "Canceled")
        .doesNotContain("Cancel this instance");
    assertThat(operator.get("/operations/log").body())
        .contains("Instance canceled", "StuckProcess " + stuck, "A test");
    send(operator, page + "/cancel", "reason", "A test", "confirmed", "true");
    assertThat(operator.get(page).body()).contains("It has ended already.");
  }

  @Test
  void a_called_instance_is_canceled_only_with_its_caller() {
    Enrolled path = Enrolled.in("school-culture", newEducator()).handedIn();
    String submission =
        signIn("mia").awaitTask("assess", path.id()).get("submissionId").asString("");
    PortalSession operator = signIn("oskar");
    String review = key(found(operator, "q", submission), "Submission review");
    String page = "/operations/instances/" + review;

    assertThat(operator.get(page).body()).contains("Another process has called this one.");
    send(operator, page + "/cancel", "reason", "A test", "confirmed", "true");
    assertThat(operator.get(page).body())
        .contains("Another process has called this one.", "In progress");
  }

  @Test
  void others_see_and_do_nothing() {
    stuck = StuckProcess.begin(camunda, Map.of("secretNote", "swordfish"));
    PortalSession operator = signIn("oskar");
    String page = "/operations/instances/" + stuck;
    await().until(() -> operator.get(page).body().contains("secretNote"));
    String what = after(operator.get(page).body(), "name=\"what\" value=\"");
    for (String other : List.of("petra", "paul", "ada", "lena", "dora", "iris")) {
      PortalSession session = signIn(other);
      for (String path : List.of(page, "/api" + page + "/diagram", "/operations?q=" + stuck)) {
        assertThat(session.get(path).statusCode()).as(other + " " + path).isEqualTo(404);
      }
      assertThat(
              session.post(page + "/show", Form.MEDIA_TYPE, "reason=x&what=" + what).statusCode())
          .as(other)
          .isEqualTo(404);
    }
  }

  @Test
  void what_is_not_there_is_not_found() {
    PortalSession operator = signIn("oskar");
    for (String path :
        List.of(
            "/operations/instances/1",
            "/operations/instances/x",
            "/api/operations/instances/1/diagram")) {
      assertThat(operator.get(path).statusCode()).as(path).isEqualTo(404);
    }
  }

  private String begin(String state, long instance) {
    return signIn("oskar").get("/operations?state=" + state + "&q=" + instance).body();
  }

  /** What a search finds, as soon as it finds something. */
  private static String found(PortalSession operator, String... query) {
    return operator.get("/operations?" + Form.of(query)).body();
  }

  private static void send(PortalSession who, String path, String... namesAndValues) {
    assertThat(who.post(path, Form.MEDIA_TYPE, Form.of(namesAndValues)).statusCode())
        .isEqualTo(302);
  }

  private static String follow(PortalSession who, String path) {
    var answer = who.get(path);
    return answer.statusCode() == 302
        ? who.get(
                answer
                    .headers()
                    .firstValue("Location")
                    .orElseThrow()
                    .replaceFirst("^http://[^/]+", ""))
            .body()
        : answer.body();
  }

  private static String key(String page, String process) {
    return match("/operations/instances/(\\d+)\"[^>]*>" + process, page);
  }

  private static String variable(String page, String name) {
    return match("id=\"variable-(\\d+)\">\\s*<th[^>]*><strong[^>]*>" + name + "<", page);
  }

  private static String submission(String page) {
    return match(">(S-\\d+)<", page);
  }

  /** Who has submitted the portfolio. */
  private static String path(String page) {
    return match("by (educator\\d+)", page);
  }

  private static String after(String page, String before) {
    return match(Pattern.quote(before) + "([\\w-]+)", page);
  }

  private static String match(String pattern, String text) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    assertThat(matcher.find()).as(pattern + " in " + text).isTrue();
    return matcher.group(1);
  }
}
