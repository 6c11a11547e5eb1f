package org.microendorse.app.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.microendorse.app.PortalSession.json;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.microendorse.app.Enrolled;
import org.microendorse.app.PortalSession;
import org.microendorse.app.PortalTest;
import tools.jackson.databind.JsonNode;

/** A submission gets its reviewers, or the program manager is asked to find them. */
class AllocationTest extends PortalTest {
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final LocalDate TODAY = LocalDate.now();

  @Test
  void people_who_are_away_are_not_asked_and_if_nobody_is_left_the_program_manager_arranges_it() {
    for (String assessor : new String[] {"max", "mia", "bo"}) {
      away(signIn(assessor), TODAY.minusDays(1), TODAY.plusDays(7));
    }
    var path = Enrolled.in("elevating-sel", newEducator()).handedIn();
    var manager = signIn("petra");

    JsonNode arrange = manager.awaitTask("arrange-reviewer", path.id());
    assertThat(manager.claim(arrange).statusCode()).isEqualTo(204);
    String page = manager.get("/api/tasks/" + arrange.get("taskKey").asString("")).body();
    assertThat(page)
        .contains("\"missingReviewers\":\"assessor\"", "Max Rivera", "They are on leave");
    for (String other : new String[] {"max", "otto", "carl", "ada", "dora", "oskar"}) {
      assertThat(
              signIn(other).get("/api/tasks/" + arrange.get("taskKey").asString("")).statusCode())
          .as(other)
          .isEqualTo(404);
    }

    for (String assessor : new String[] {"max", "mia", "bo"}) {
      assertThat(signIn(assessor).post("/leave/end", FORM, "").statusCode()).isEqualTo(302);
    }
    assertThat(manager.complete(arrange, "{\"reviewerArranged\":true}").statusCode())
        .isEqualTo(204);
    signIn("mia").awaitTask("assess", path.id());
  }

  @Test
  void a_person_the_program_manager_certifies_is_asked_next() {
    var manager = signIn("petra");
    for (String assessor : new String[] {"max", "mia", "bo"}) {
      changes(manager, assessor, "withdraw");
    }
    var path = Enrolled.in("school-culture", newEducator()).handedIn();
    JsonNode arrange = manager.awaitTask("arrange-reviewer", path.id());
    assertThat(manager.claim(arrange).statusCode()).isEqualTo(204);
    JsonNode task = json(manager.get("/api/tasks/" + arrange.get("taskKey").asString("")));
    assertThat(task.at("/variables/judgements").toString()).contains("Name of nora");
    assertThat(task.get("form").toString()).contains("(/reviewers?for=");

    changes(manager, "nils", "certify");
    assertThat(manager.complete(arrange, "{\"reviewerArranged\":true}").statusCode())
        .isEqualTo(204);

    signIn("nils").awaitTask("assess", path.id());
    assertThat(json(signIn("mia").get("/api/tasks")).findValuesAsString("enrollmentId"))
        .doesNotContain(path.id());
    changes(manager, "nils", "withdraw");
    for (String assessor : new String[] {"max", "mia", "bo"}) {
      changes(manager, assessor, "certify");
    }
  }

  @Test
  void a_leave_that_cannot_be_is_explained() {
    var max = signIn("max");

    away(max, TODAY.plusDays(3), TODAY.plusDays(1));
    assertThat(max.get("/").body()).contains("The last day is before the first.");
    away(max, TODAY.minusDays(9), TODAY.minusDays(3));
    assertThat(max.get("/").body()).contains("These days are in the past.");
    max.post("/leave", FORM, "from=");
    assertThat(max.get("/").body())
        .contains("Enter the first and the last day")
        .doesNotContain("You are away from");
  }

  @Test
  void only_reviewers_are_asked_whether_they_are_away() {
    assertThat(signIn("max").get("/").body()).contains("Away for a while?");
    assertThat(signIn("ada").get("/").body()).doesNotContain("Away for a while?");
  }

  private static void changes(PortalSession manager, String reviewer, String verb) {
    var answer =
        manager.post("/reviewers/%s/%s?for=school-culture".formatted(reviewer, verb), FORM, "");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
  }

  private static void away(PortalSession person, LocalDate from, LocalDate until) {
    var answer = person.post("/leave", FORM, "from=%s&until=%s".formatted(from, until));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
  }
}
