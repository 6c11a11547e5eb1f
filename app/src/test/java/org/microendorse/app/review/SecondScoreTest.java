package org.microendorse.app.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.microendorse.app.PortalSession.json;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.microendorse.app.Enrolled;
import org.microendorse.app.PortalSession;
import org.microendorse.app.PortalTest;
import tools.jackson.databind.JsonNode;

/** Where one criterion decides, a second assessor scores the submission, too, and sees no score. */
class SecondScoreTest extends PortalTest {
  private static final String SEEN_BY_MAX = "Only max has seen this.";
  private static final String SEEN_BY_THE_OTHER = "Only the other one has seen this.";

  @Test
  void the_second_assessor_sees_no_earlier_score_and_nobody_else_sees_their_task() {
    var path = assessedByMax("elevating-sel");
    var mia = signIn("mia");
    JsonNode second = mia.awaitTask("assess", path.id());

    assertThat(second.get("name").asString("")).isEqualTo("Second score");
    assertThat(mia.claim(second).statusCode()).isEqualTo(204);
    String key = second.get("taskKey").asString("");
    JsonNode shown = json(mia.get("/api/tasks/" + key)).get("variables");
    assertThat(shown.toString()).doesNotContain(SEEN_BY_MAX);
    assertThat(shown.get("scores"))
        .isNotEmpty()
        .allSatisfy(score -> assertThat(score.get("level").isNull()).isTrue());
    assertThat(mia.get("/tasks/" + key).body()).doesNotContain(SEEN_BY_MAX);
    for (String name : everybodyBut("mia")) {
      assertThat(signIn(name).get("/api/tasks/" + key).statusCode()).as(name).isEqualTo(404);
    }
    for (String name : List.of("otto", "olga", "bo", "max")) {
      assertThat(signIn(name).get("/api/tasks").body()).as(name).doesNotContain(path.id());
    }
  }

  @Test
  void two_who_agree_are_approved_by_a_third_person() {
    var path = assessedByMax("assessing-sel");
    var bo = signIn("bo");
    path.scored(bo, "developing", SEEN_BY_THE_OTHER);

    var olga = signIn("olga");
    JsonNode approve = olga.awaitTask("approve", path.id());
    assertThat(bo.get("/api/tasks").body()).doesNotContain(path.id());
    assertThat(bo.claim(approve).statusCode()).isEqualTo(404);
    assertThat(olga.claim(approve).statusCode()).isEqualTo(204);
    JsonNode shown = json(olga.get("/api/tasks/" + approve.get("taskKey").asString("")));
    assertThat(shown.at("/variables/secondScores")).isNotEmpty();
    assertThat(olga.complete(approve, "{\"approvalDecision\":\"agree\"}").statusCode())
        .isEqualTo(204);

    JsonNode feedback = path.task("read-feedback");
    assertThat(feedback).isNotNull();
  }

  @Test
  void where_two_disagree_a_lead_assessor_sees_both_and_decides() {
    var educator = newEducator();
    var path = assessedByMax("school-culture", educator);
    path.scored(signIn("mia"), "demonstrated", SEEN_BY_THE_OTHER);

    var lena = signIn("lena");
    JsonNode lead = lena.awaitTask("assess", path.id());
    assertThat(signIn("max").get("/api/tasks").body()).doesNotContain(path.id());
    assertThat(lena.claim(lead).statusCode()).isEqualTo(204);
    String shown = lena.get("/api/tasks/" + lead.get("taskKey").asString("")).body();
    assertThat(shown).contains(SEEN_BY_MAX, SEEN_BY_THE_OTHER);
    assertThat(signIn("petra").get("/reviews?all").body()).contains("Lead assessor");

    assertThat(lena.complete(lead, Enrolled.assessment(lena, lead, "demonstrated")).statusCode())
        .isEqualTo(204);
    await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () -> json(educator.get("/api/enrollments/" + path.id())).get("status").asString(""),
            "EARNED"::equals);
  }

  private Enrolled assessedByMax(String microCredential) {
    return assessedByMax(microCredential, newEducator());
  }

  /** Everything is demonstrated but one criterion. */
  private Enrolled assessedByMax(String microCredential, PortalSession educator) {
    return Enrolled.in(microCredential, educator)
        .handedIn()
        .scored(signIn("max"), "developing", SEEN_BY_MAX);
  }
}
