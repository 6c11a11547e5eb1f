package org.microendorse.app.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.microendorse.app.Enrolled;
import org.microendorse.app.PortalSession;
import org.microendorse.app.PortalTest;
import org.microendorse.app.account.Form;
import org.microendorse.app.account.Mailbox;
import org.microendorse.app.cohort.CohortFixture;
import org.microendorse.domain.people.Account;
import org.microendorse.domain.people.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Every way to continue when nobody may review a submission. */
class ArrangeTest extends PortalTest {
  private static final String MC = "culture-for-equity";
  private static final String REASON = "She moved to the district last month and knows nobody yet.";
  private static final String[] ASSESSORS = {"max", "mia", "bo"};

  @Autowired private JdbcClient jdbc;
  @Autowired private CohortFixture people;

  private PortalSession petra;
  private PortalSession educator;
  private Enrolled path;
  private JsonNode arrange;
  private String page;

  @BeforeEach
  void nobodyMayAssess() {
    petra = signIn("petra");
    for (String assessor : ASSESSORS) {
      certificate(assessor, "withdraw");
    }
    educator = newEducator();
    path = Enrolled.in(MC, educator).handedIn();
    arrange = petra.awaitTask("arrange-reviewer", path.id());
    assertThat(petra.claim(arrange).statusCode()).isEqualTo(204);
    page = "/arrange/" + arrange.get("submissionId").asString("");
  }

  @AfterEach
  void asBefore() {
    for (String assessor : ASSESSORS) {
      certificate(assessor, "certify");
    }
  }

  @Test
  void the_same_task_does_not_come_again_with_nothing_changed() {
    var answer = searchAgain();

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("No reviewer is available yet.");
    assertThat(petra.awaitTask("arrange-reviewer", path.id()).get("taskKey"))
        .isEqualTo(arrange.get("taskKey"));
    certificate("max", "certify");
    assertThat(searchAgain().statusCode()).isEqualTo(204);
    signIn("max").awaitTask("assess", path.id());
  }

  @Test
  void a_tie_is_allowed_with_a_reason_that_the_educator_reads() {
    assertThat(petra.get(page).body())
        .contains("Name of nora", "They work in the educator", "Allow the tie for this submission");
    assertThat(allow("nora", "Why not").headers().firstValue("Location")).isPresent();
    assertThat(petra.get(page).body()).contains("Write why this person may review");
    assertThat(searchAgain().statusCode()).isEqualTo(422);

    allow("nora", REASON);
    assertThat(petra.get(page).body()).contains("You allowed this tie for this submission.");
    assertThat(searchAgain().statusCode()).isEqualTo(204);

    path.answered(signIn("nora"), signIn("otto"), "developing");
    educator.awaitTask("read-feedback", path.id());
    assertThat(educator.get("/paths/" + path.id() + "/feedback").body())
        .contains("One of the reviewers has a tie", REASON)
        .doesNotContain("Name of nora");
  }

  @Test
  void a_reviewer_who_was_invited_by_mail_accepts_once_and_reviews() {
    Account invited = people.person("max", Role.EDUCATOR);
    form(
        page + "/invite",
        Form.of("name", invited.displayName(), "email", invited.email(), "role", "assessor"));
    String link = new Mailbox(invited.email()).awaitLink("invites you to review");
    assertThat(PortalSession.guest(address()).get(link).body()).contains("Sign in to accept");

    assertThat(educator.get(link).body()).contains("Accept");
    educator.post(link + "/accept", Form.MEDIA_TYPE, "");
    assertThat(educator.get(link).body()).contains("was sent to a different email address");
    PortalSession reviewer = signIn(invited.username());
    reviewer.post(link + "/accept", Form.MEDIA_TYPE, "");
    assertThat(reviewer.get("/").body()).as("still signed in").contains("You have your new role.");
    assertThat(educator.get(link).body()).contains("no longer works");

    assertThat(searchAgain().statusCode()).isEqualTo(204);
    signIn(invited.username()).awaitTask("assess", path.id());
    certificate(invited.username(), "withdraw");
  }

  @Test
  void the_educator_is_told_what_happens_and_when() {
    form(page + "/tell", Form.of("message", "We ask the next district.", "day", "2040-03-01"));

    assertThat(petra.get(page).statusCode()).isEqualTo(200);
    assertThat(
            new Mailbox(educator.username() + "@example.org")
                .await("is waiting for a reviewer", 1)
                .getFirst())
        .contains("We ask the next district.", "March 1, 2040");
  }

  @Test
  void nobody_else_arranges_and_nobody_reviews_their_own() {
    for (String other : new String[] {"max", "otto", "carl", "dora", "lena"}) {
      assertThat(signIn(other).get(page).statusCode()).as(other).isEqualTo(404);
    }
    jdbc.sql("insert into account_role select id, 'ASSESSOR' from account where username = ?")
        .param(educator.username())
        .update();
    certificate(educator.username(), "certify");

    assertThat(petra.get(page).body()).contains("It is their own submission");
    allow(educator.username(), REASON);
    assertThat(petra.get(page).body())
        .contains("The rules do not allow an exception for this tie.");
    assertThat(searchAgain().statusCode()).isEqualTo(422);
    certificate(educator.username(), "withdraw");
  }

  private HttpResponse<String> searchAgain() {
    return petra.complete(arrange, "{\"reviewerArranged\":true}");
  }

  private HttpResponse<String> allow(String username, String reason) {
    return form(page + "/" + username + "/allow", Form.of("reason", reason));
  }

  private HttpResponse<String> form(String address, String body) {
    return petra.post(address, Form.MEDIA_TYPE, body);
  }

  private void certificate(String username, String verb) {
    var answer =
        petra.post("/reviewers/%s/%s?for=%s".formatted(username, verb, MC), Form.MEDIA_TYPE, "");
    assertThat(answer.statusCode()).isEqualTo(302);
  }
}
