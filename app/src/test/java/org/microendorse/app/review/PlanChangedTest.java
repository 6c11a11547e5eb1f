package org.microendorse.app.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.microendorse.app.PortalSession.json;
import static org.microendorse.app.PortalSession.tree;

import java.time.Duration;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.microendorse.app.Enrolled;
import org.microendorse.app.PortalSession;
import org.microendorse.app.PortalTest;
import org.microendorse.domain.calendar.CalendarChanged;
import org.microendorse.domain.people.Leaves;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** What happens to a claimed review when its plan no longer holds. */
class PlanChangedTest extends PortalTest {
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String MC = "leading-systems-change";

  @Autowired private ApplicationEventPublisher events;
  @Autowired private TransactionTemplate transaction;
  @Autowired private Leaves leaves;

  @Test
  void when_the_calendar_changes_reviewers_keep_their_review_and_what_they_typed() {
    var path = Enrolled.in(MC, newEducator()).handedIn();
    var max = signIn("max");
    JsonNode before = taken(max, path);
    var kept =
        max.put(
            "/api/tasks/" + key(before) + "/draft",
            "application/json",
            "{\"overallFeedback\":\"Half a sentence\"}".getBytes());
    assertThat(kept.statusCode()).as(kept.body()).isEqualTo(200);

    calendarChanges();
    JsonNode after = anew(max, path, before);

    assertThat(after.get("claimable").asBoolean(false)).isFalse();
    assertThat(after.get("dueDate")).isEqualTo(before.get("dueDate"));
    JsonNode shown = json(max.get("/api/tasks/" + key(after)));
    assertThat(shown.at("/draft/data/overallFeedback").asString("")).isEqualTo("Half a sentence");
    assertThat(max.complete(before, "{}").statusCode()).isEqualTo(404);
    assertThat(max.complete(after, Enrolled.assessment(max, after, "demonstrated")).statusCode())
        .isEqualTo(204);

    var otto = signIn("otto");
    JsonNode approve = otto.awaitTask("approve", path.id());
    assertThat(otto.claim(approve).statusCode()).isEqualTo(204);
    calendarChanges();
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> !key(otto.awaitTask("approve", path.id())).equals(key(approve)));
    JsonNode approveAnew = otto.awaitTask("approve", path.id());
    assertThat(approveAnew.get("claimable").asBoolean(false)).isFalse();
    assertThat(otto.complete(approveAnew, "{\"approvalDecision\":\"agree\"}").statusCode())
        .isEqualTo(204);
  }

  @Test
  void reviewers_who_go_away_pass_their_reviews_on() {
    var path = Enrolled.in(MC, newEducator()).handedIn();
    var max = signIn("max");
    JsonNode before = taken(max, path);
    try {
      var answer =
          max.post(
              "/leave",
              FORM,
              "from=%s&until=%s".formatted(leaves.today(), leaves.today().plusDays(30)));
      assertThat(answer.statusCode()).isEqualTo(302);

      JsonNode after = anew(signIn("mia"), path, before);

      assertThat(after.get("claimable").asBoolean(false)).isTrue();
      assertThat(max.get("/api/tasks").body()).doesNotContain(path.id());
      assertThat(max.get("/api/tasks/" + key(after)).statusCode()).isEqualTo(404);
      assertThat(max.claim(after).statusCode()).isEqualTo(404);
    } finally {
      max.post("/leave/end", FORM, "");
    }
  }

  @Test
  void what_is_due_before_a_reviewer_goes_away_stays_with_them() {
    var path = Enrolled.in(MC, newEducator()).handedIn();
    var other = Enrolled.in(MC, newEducator()).handedIn();
    var max = signIn("max");
    JsonNode before = taken(max, path);
    LocalDate due = LocalDate.parse(before.get("dueDate").asString("").substring(0, 10));
    try {
      max.post("/leave", FORM, "from=%s&until=%s".formatted(due.plusDays(1), due.plusDays(9)));

      // When this later change of the calendar has arrived, the leave has arrived, too.
      calendarChanges();
      JsonNode after = anew(max, path, before);
      assertThat(after.get("claimable").asBoolean(false)).isFalse();
      assertThat(signIn("mia").awaitTask("assess", other.id())).isNotNull();
    } finally {
      max.post("/leave/end", FORM, "");
    }
  }

  @Test
  void a_former_reviewer_neither_keeps_nor_claims_a_review() {
    var taken = Enrolled.in(MC, newEducator()).handedIn();
    var open = Enrolled.in(MC, newEducator()).handedIn();
    var max = signIn("max");
    JsonNode before = taken(max, taken);
    JsonNode offered = max.awaitTask("assess", open.id());
    var petra = signIn("petra");
    try {
      petra.post("/reviewers/max/withdraw?for=" + MC, FORM, "");

      var refused = max.claim(offered);
      assertThat(refused.statusCode()).isEqualTo(409);
      assertThat(tree(refused).get("detail").asString(""))
          .isEqualTo(
              "You are no longer certified for this micro-credential."
                  + " A colleague will review it.");
      JsonNode after = anew(signIn("mia"), taken, before);
      assertThat(after.get("claimable").asBoolean(false)).isTrue();
      assertThat(max.get("/api/tasks").body()).doesNotContain(taken.id());
    } finally {
      petra.post("/reviewers/max/certify?for=" + MC, FORM, "");
    }
  }

  private void calendarChanges() {
    transaction.executeWithoutResult(
        tx -> events.publishEvent(new CalendarChanged(UUID.randomUUID().toString())));
  }

  private static JsonNode taken(PortalSession assessor, Enrolled path) {
    JsonNode task = assessor.awaitTask("assess", path.id());
    assertThat(assessor.claim(task).statusCode()).isEqualTo(204);
    return task;
  }

  /** The same step as a new task. */
  private static JsonNode anew(PortalSession assessor, Enrolled path, JsonNode before) {
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> !key(assessor.awaitTask("assess", path.id())).equals(key(before)));
    return assessor.awaitTask("assess", path.id());
  }

  private static String key(JsonNode task) {
    return task.get("taskKey").asString("");
  }
}
