package org.microendorse.app.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.microendorse.app.Enrolled;
import org.microendorse.app.PortalSession;
import org.microendorse.app.PortalTest;
import org.microendorse.app.local.StartRefused;
import org.microendorse.domain.account.StaffService;
import org.microendorse.domain.calibration.CalibrationService;
import org.microendorse.domain.people.Accounts;
import org.microendorse.domain.people.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Program managers appoint and remove the people who work for the program. */
class StaffTest extends PortalTest {
  private static final String CHOSEN = "seven quiet lanterns uphill";

  @Autowired private Accounts accounts;
  @Autowired private JdbcClient jdbc;
  @Autowired private CalibrationService calibrations;
  @Autowired private StaffService staff;

  @Test
  void a_role_counts_in_open_sessions_at_once_and_is_gone_from_them_at_once() {
    PortalSession petra = signIn("petra");
    PortalSession person = newPerson(Role.COACH);
    String email = person.username() + "@example.org";
    assertThat(person.get("/operations").statusCode()).isEqualTo(404);

    appoint(petra, email, "operator", "Keeps it running.");

    assertThat(person.get("/operations").statusCode()).isEqualTo(200);
    assertThat(person.get("/").body()).contains("href=\"/operations\"");
    new Mailbox(email).await("You have a new role: Operator", 1);
    assertThat(petra.get("/staff?q=" + email).body())
        .contains("Keeps it running.", "by Petra Sandoval", "Before appointments were recorded");

    remove(petra, person.username(), "operator", "Moves away.");

    assertThat(person.get("/operations").statusCode()).isEqualTo(404);
    assertThat(person.get("/").body()).doesNotContain("href=\"/operations\"").contains("Coach");
    new Mailbox(email).await("Your role has ended: Operator", 1);
    assertThat(petra.get("/operations/log?person=" + email).body())
        .contains("Appointed", "Removed from a role", "Moves away.", "Petra Sandoval");
  }

  @Test
  void a_person_without_an_account_is_invited_signs_up_and_has_the_role_after_accepting() {
    PortalSession petra = signIn("petra");
    String email = "staff-" + UUID.randomUUID() + "@office.example.org";
    appoint(petra, email, "processOwner", "Knows the rules.");
    assertThat(petra.get("/staff").body()).contains(email, "Knows the rules.");
    String earlier = new Mailbox(email).awaitLink("Petra Sandoval invites you");
    String id =
        petra.get("/staff").body().replaceFirst("(?s).*/staff/invitations/([\\w-]{36})/.*", "$1");
    petra.post("/staff/invitations/" + id + "/again", Form.MEDIA_TYPE, "");
    String link = new Mailbox(email).awaitLink("Petra Sandoval invites you", 2);

    PortalSession visitor = PortalSession.guest(address());
    assertThat(visitor.get(earlier).body()).contains("no longer works");
    assertThat(visitor.get(link).body()).contains("You are invited to be: Process owner.");
    assertThat(location(visitor.get(link + "/enter"))).endsWith("/login");
    visitor.post(
        "/sign-up",
        Form.MEDIA_TYPE,
        Form.of("name", "Nell", "email", email, "password", CHOSEN, "place", ""));
    String confirm = new Mailbox(email).awaitLink("Confirm your email");
    String token = confirm.replaceFirst(".*token=", "");
    visitor.post("/sign-up/confirm", Form.MEDIA_TYPE, Form.of("token", token, "password", CHOSEN));
    assertThat(signIn("ada").post(link + "/accept", Form.MEDIA_TYPE, "").statusCode())
        .isEqualTo(302);
    assertThat(visitor.get("/models").statusCode()).as("not yet").isEqualTo(404);

    assertThat(location(visitor.post(link + "/accept", Form.MEDIA_TYPE, ""))).endsWith("/");

    assertThat(visitor.get("/models").statusCode()).isEqualTo(200);
    assertThat(petra.get("/staff?q=" + email).body()).contains("Knows the rules.", "Nell");
    assertThat(petra.get("/operations/log?person=Nell").body()).contains("Accepted an invitation");
  }

  @Test
  void what_a_member_of_the_integrity_team_had_claimed_goes_back_to_the_team() {
    PortalSession member = newPerson(Role.INTEGRITY_TEAM);
    PortalSession educator = newEducator();
    var path = Enrolled.in("assessing-sel", educator).waitingForPreCheck();
    JsonNode task = member.awaitTask("pre-check", path.id());
    assertThat(member.claim(task).statusCode()).isEqualTo(204);
    String page = "/tasks/" + task.get("taskKey").asString("");
    assertThat(member.get(page).statusCode()).isEqualTo(200);

    remove(signIn("petra"), member.username(), "integrityTeam", "Another job.");

    assertThat(member.get(page).statusCode()).isEqualTo(404);
    assertThat(member.complete(task, "{}").statusCode()).isEqualTo(404);
    PortalSession iris = signIn("iris");
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> assertThat(iris.claim(task).statusCode()).isEqualTo(204));
  }

  @Test
  void a_claimed_review_goes_to_other_assessors() {
    PortalSession petra = signIn("petra");
    PortalSession reviewer = newAssessor();
    String who = reviewer.username();
    String mc = "assessing-sel";
    petra.post("/reviewers/" + who + "/certify?for=" + mc, Form.MEDIA_TYPE, "");
    calibrations.importResult(accounts.findByUsername(who).orElseThrow().id(), mc, "Tests");
    var path = Enrolled.in(mc, newEducator()).handedIn();
    JsonNode task = reviewer.awaitTask("assess", path.id());
    assertThat(reviewer.claim(task).statusCode()).isEqualTo(204);
    appoint(petra, who + "@example.org", "coach", "Helps instead.");

    remove(petra, who, "assessor", "Helps educators now.");

    String page = "/tasks/" + task.get("taskKey").asString("");
    assertThat(reviewer.get(page).statusCode()).isEqualTo(404);
    assertThat(reviewer.complete(task, "{}").statusCode()).isEqualTo(404);
    PortalSession max = signIn("max");
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () ->
                assertThat(max.claim(max.awaitTask("assess", path.id())).statusCode())
                    .isEqualTo(204));
    assertThat(petra.get("/reviewers?for=" + mc).body()).doesNotContain("id=\"" + who + "\"");
  }

  @Test
  void a_review_for_which_nobody_else_was_asked_stays_with_its_reviewer() {
    PortalSession petra = signIn("petra");
    PortalSession reviewer = newAssessor();
    String who = reviewer.username();
    String mc = "assessing-sel";
    petra.post("/reviewers/" + who + "/certify?for=" + mc, Form.MEDIA_TYPE, "");
    calibrations.importResult(accounts.findByUsername(who).orElseThrow().id(), mc, "Tests");
    var path = Enrolled.in(mc, newEducator()).handedIn();
    JsonNode task = reviewer.awaitTask("assess", path.id());
    jdbc.sql(
            """
            delete from review_candidate c using account a
            where c.submission_id = ?::uuid and a.id = c.account_id and a.username <> ?
              and c.duty = 'ASSESS'
            """)
        .params(task.get("submissionId").asString(""), who)
        .update();

    String told = remove(petra, who, "assessor", "Helps educators now.");

    assertThat(petra.get(told).body()).contains("Nobody else was asked to review S-");
    assertThat(petra.get("/staff?q=" + who).body())
        .contains("Nobody else was asked to review S-")
        .doesNotContain("/staff/" + who + "/remove");
    assertThat(reviewer.claim(task).statusCode()).isEqualTo(204);
  }

  @Test
  void nobody_removes_themselves_and_a_mistyped_form_is_told() {
    PortalSession petra = signIn("petra");

    String told = remove(petra, "petra", "programManager", "Enough.");
    assertThat(petra.get(told).body())
        .contains("You cannot appoint or remove yourself", "This is you");
    appoint(petra, "petra@example.org", "operator", "More to do.");
    assertThat(petra.get("/staff").body()).contains("You cannot appoint or remove yourself");
    appoint(petra, "paul@example.org", "coach", "");
    assertThat(petra.get("/staff").body()).contains("Give a reason", "value=\"paul@example.org\"");
    assertThat(
            petra
                .post("/staff/petra/remove", Form.MEDIA_TYPE, "role=educator&reason=x")
                .statusCode())
        .isEqualTo(404);
    assertThat(petra.get("/staff?page=99&having=nobody&q=%00%25").statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"ada", "carl", "fay", "max", "lena", "otto", "iris", "dora", "paul", "oskar"})
  void nobody_else_sees_or_changes_it(String username) {
    PortalSession session = signIn(username);

    assertThat(session.get("/").body()).doesNotContain("href=\"/staff\"");
    assertThat(session.get("/staff").statusCode()).isEqualTo(404);
    String form = Form.of("email", "ada@example.org", "roles", "operator", "reason", "Why not.");
    assertThat(session.post("/staff/appoint", Form.MEDIA_TYPE, form).statusCode()).isEqualTo(404);
    String role = Form.of("role", "programManager", "reason", "Why not.");
    assertThat(session.post("/staff/petra/remove", Form.MEDIA_TYPE, role).statusCode())
        .isEqualTo(404);
    for (String action : new String[] {"again", "withdraw"}) {
      String path = "/staff/invitations/" + UUID.randomUUID() + "/" + action;
      assertThat(session.post(path, Form.MEDIA_TYPE, "").statusCode()).isEqualTo(404);
    }
  }

  @Test
  void a_setting_that_is_no_address_ends_the_start_with_a_sentence() {
    var first = new FirstManager(staff, "petra at example.org");

    assertThatThrownBy(() -> first.run(new DefaultApplicationArguments()))
        .isInstanceOf(StartRefused.class)
        .hasMessage(
            "The setting endorse.first-manager is “petra at example.org”, which is no email"
                + " address.");
  }

  private static String location(HttpResponse<String> answer) {
    return answer.headers().firstValue("Location").orElseThrow();
  }

  private static void appoint(PortalSession who, String email, String role, String reason) {
    String form = Form.of("email", email, "roles", role, "reason", reason);
    assertThat(who.post("/staff/appoint", Form.MEDIA_TYPE, form).statusCode()).isEqualTo(302);
  }

  /** Returns where the answer leads. */
  private static String remove(PortalSession who, String username, String role, String reason) {
    String form = Form.of("role", role, "reason", reason);
    HttpResponse<String> answer = who.post("/staff/" + username + "/remove", Form.MEDIA_TYPE, form);
    assertThat(answer.statusCode()).isEqualTo(302);
    return location(answer);
  }
}
