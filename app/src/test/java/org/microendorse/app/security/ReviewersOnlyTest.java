package org.microendorse.app.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.microendorse.app.PortalSession.json;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.microendorse.app.Enrolled;
import org.microendorse.app.PortalSession;
import org.microendorse.app.PortalTest;
import tools.jackson.databind.JsonNode;

/** A review is there for those who were asked, and for nobody else. */
class ReviewersOnlyTest extends PortalTest {

  @Test
  void a_submission_is_there_for_its_reviewers_only() {
    var path = Enrolled.in("elevating-sel", newEducator()).handedIn();
    JsonNode task = signIn("mia").awaitTask("assess", path.id());
    String submission = "/api/submissions/" + task.get("submissionId").asString("") + "/artifacts";
    String artifact = path.files().get(0).get("url").asString("");

    for (String asked : List.of("mia", "max", "bo")) {
      var reviewer = signIn(asked);
      assertThat(json(reviewer.get(submission))).as(asked).hasSameSizeAs(path.files());
      assertThat(reviewer.get(artifact).statusCode()).as(asked).isEqualTo(200);
    }
    for (String other :
        List.of(
            // Approvers see it when there is something to approve.
            "otto",
            "olga",
            "eve",
            "nora",
            "nils",
            "fay",
            "lena",
            "iris",
            "dora",
            "petra",
            "paul",
            "oskar",
            "ada")) {
      var session = signIn(other);
      assertThat(session.get(submission).statusCode()).as(other).isEqualTo(404);
      assertThat(session.get(artifact).statusCode()).as(other).isEqualTo(404);
      assertTaskIsNotThere(session, other, task);
    }
  }

  @Test
  void the_assessor_does_not_approve() {
    var path = Enrolled.in("elevating-sel", newEducator()).handedIn();
    var bo = signIn("bo");
    JsonNode assess = bo.awaitTask("assess", path.id());
    assertThat(bo.claim(assess).statusCode()).isEqualTo(204);
    assertThat(bo.complete(assess, Enrolled.assessment(bo, assess, "demonstrated")).statusCode())
        .isEqualTo(204);

    JsonNode approve = signIn("otto").awaitTask("approve", path.id());
    assertTaskIsNotThere(bo, "bo", approve);
    assertTaskIsNotThere(signIn("nora"), "nora", approve);

    String submission =
        "/api/submissions/" + approve.get("submissionId").asString("") + "/artifacts";
    String artifact = path.files().get(0).get("url").asString("");
    assertThat(signIn("otto").get(artifact).statusCode()).isEqualTo(200);
    for (var over : List.of(bo, signIn("mia"))) {
      assertThat(over.get(submission).statusCode()).as("their part is over").isEqualTo(404);
      assertThat(over.get(artifact).statusCode()).isEqualTo(404);
      assertThat(over.get(artifact, "If-None-Match", "*").statusCode()).isEqualTo(404);
    }
    assertThat(bo.get("/api/tasks/" + assess.get("taskKey").asString("")).body())
        .contains("\"variables\":{}");
  }

  private static void assertTaskIsNotThere(PortalSession session, String who, JsonNode task) {
    String key = task.get("taskKey").asString("");
    assertThat(session.get("/tasks/" + key).statusCode()).as(who).isEqualTo(404);
    assertThat(session.get("/api/tasks/" + key).statusCode()).as(who).isEqualTo(404);
    assertThat(session.get("/api/tasks/" + key + "/next").statusCode()).as(who).isEqualTo(404);
    assertThat(session.claim(task).statusCode()).as(who).isEqualTo(404);
    assertThat(session.complete(task, "{}").statusCode()).as(who).isEqualTo(404);
    assertThat(session.post("/api/tasks/" + key + "/release", "{}").statusCode())
        .as(who)
        .isEqualTo(404);
  }
}
