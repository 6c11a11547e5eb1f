package org.microendorse.app.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.microendorse.app.PortalSession.json;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.microendorse.app.Calibrating;
import org.microendorse.app.Enrolled;
import org.microendorse.app.PortalSession;
import org.microendorse.app.PortalTest;
import org.microendorse.domain.calibration.Benchmark;
import org.microendorse.domain.calibration.Benchmark.TrueScore;
import org.microendorse.domain.calibration.Benchmarks;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Assessors show, first and again regularly, that they score as the rubric means it. */
class CalibrationTest extends PortalTest {
  private static final String MC = "equity-mindset";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Autowired private Benchmarks benchmarks;

  @Test
  void a_new_assessor_is_asked_once_they_score_well_and_no_more_when_approvers_disagree() {
    var ana = newAssessor();
    var petra = signIn("petra");
    Calibrating.manage(petra, ana, "certify", MC);
    assertThat(petra.get("/reviewers?for=" + MC).body())
        .contains("They are asked to calibrate first")
        .contains("Calibration due");

    var early = Enrolled.in(MC, newEducator()).handedIn();
    signIn("mia").awaitTask("assess", early.id());
    assertThat(json(ana.get("/api/tasks")).findValuesAsString("enrollmentId"))
        .doesNotContain(early.id());

    Calibrating.scoreAll(ana, benchmarks().subList(0, 3), truth -> "developing");
    JsonNode compare = Calibrating.task(ana, "compare-scores");
    JsonNode shown = json(ana.get("/api/tasks/" + Calibrating.key(compare))).get("variables");
    assertThat(shown.get("agreement").asInt(0)).isEqualTo(33);
    assertThat(shown.get("poolUsedUp").asBoolean(false)).isFalse();
    assertThat(shown.get("differences")).as("a secret until they pass").isEmpty();
    assertThat(page(ana))
        .contains("1 calibration is due", "33%")
        .doesNotContain("Where you differed", "Experts:");
    assertThat(row(signIn("lena"), ana)).contains("Calibration due", "33%");
    assertThat(ana.complete(compare, "{}").statusCode()).isEqualTo(422);
    assertThat(ana.complete(compare, "{\"comparisonRead\":true}").statusCode()).isEqualTo(204);
    JsonNode next =
        await()
            .atMost(PATIENCE)
            .until(
                () -> json(ana.get("/api/tasks/" + Calibrating.key(compare) + "/next")),
                it -> !it.get("state").asString("").equals("working"));
    assertThat(next.get("state").asString(""))
        .as("the next benchmark opens by itself")
        .isEqualTo("task");

    Calibrating.scoreAll(ana, benchmarks().subList(3, 6), truth -> truth.level().code());
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(page(ana)).contains("Nothing to do"));
    assertThat(page(ana)).contains("Calibrated until", "100%", "1.00, almost perfect");
    for (String lead : new String[] {"lena", "petra"}) {
      assertThat(row(signIn(lead), ana)).contains("Calibrated until", "100%", "almost perfect");
    }

    for (int i = 0; i < 4; i++) {
      passBackThrice(ana, Enrolled.in(MC, newEducator()).handedIn());
    }
    Calibrating.benchmark(ana, 1);
    assertThat(page(ana)).contains("Approvers have agreed less often lately");
    var late = Enrolled.in(MC, newEducator()).handedIn();
    signIn("mia").awaitTask("assess", late.id());
    assertThat(json(ana.get("/api/tasks")).findValuesAsString("enrollmentId"))
        .doesNotContain(late.id());

    Calibrating.manage(petra, ana, "withdraw", MC);
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(json(ana.get("/api/tasks")).findValuesAsString("formId"))
                    .doesNotContain("score-benchmark"));
  }

  @Test
  void true_scores_are_a_secret_until_the_assessor_has_scored_and_theirs_are_for_nobody_else() {
    var ana = newAssessor();
    var petra = signIn("petra");
    Calibrating.manage(petra, ana, "certify", MC);
    String task = "/api/tasks/" + Calibrating.key(Calibrating.benchmark(ana, 1));

    String body = ana.get(task).body();
    assertThat(body).contains("Whom I call at home");
    for (Benchmark benchmark : benchmarks.all()) {
      for (TrueScore truth : benchmark.scores()) {
        assertThat(body).doesNotContain(truth.rationale().strip());
      }
    }
    assertThat(body).doesNotContain("rationale", "truth");
    assertThat(page(ana)).contains("Not calibrated yet.").doesNotContain("differed");
    assertThat(ana.get(task.replace("/api", "")).statusCode()).isEqualTo(200);

    for (String other : everybodyBut()) {
      var session = signIn(other);
      assertThat(session.get(task).statusCode()).as(other).isEqualTo(404);
      assertThat(session.get(task.replace("/api", "")).statusCode()).as(other).isEqualTo(404);
      assertThat(session.post(task + "/claim", "{}").statusCode()).as(other).isEqualTo(404);
      assertThat(session.post(task + "/complete", "{}").statusCode()).as(other).isEqualTo(404);
    }
    Calibrating.manage(petra, ana, "withdraw", MC);
  }

  @Test
  void assessors_see_their_own_status() {
    String page = page(signIn("max"));

    assertThat(page)
        .contains("Nothing to do", "Calibrated until", "Imported on", "Demo accounts")
        .contains("No benchmarks yet", "Leading Systems Change")
        .doesNotContain("Mia Novak");
    assertThat(signIn("max").get("/").body()).contains("/calibration");
    assertThat(page(signIn("nils"))).contains("When you are certified");
  }

  @ParameterizedTest
  @MethodSource("everybodyElse")
  void nobody_else_has_the_page(String username) {
    var session = signIn(username);

    assertThat(session.get("/calibration").statusCode()).isEqualTo(404);
    assertThat(session.get("/").body()).doesNotContain("/calibration");
  }

  static List<String> everybodyElse() {
    return everybodyBut("max", "mia", "nils", "nora", "bo");
  }

  @Test
  void a_guest_is_asked_to_sign_in() {
    var answer = PortalSession.guest(address()).get("/calibration");

    assertThat(answer.headers().firstValue("Location")).get().asString().endsWith("/login");
  }

  private List<Benchmark> benchmarks() {
    return benchmarks.all().stream().filter(it -> it.microCredentialId().equals(MC)).toList();
  }

  /** Three answers of an approver, none of them an agreement. */
  private void passBackThrice(PortalSession assessor, Enrolled path) {
    var otto = signIn("otto");
    String reason = "Please look at page 2 once more (%d).";
    for (int i = 0; i < 3; i++) {
      JsonNode assess = assessor.awaitTask("assess", path.id());
      assertThat(assessor.claim(assess).statusCode()).isEqualTo(204);
      var sent = assessor.complete(assess, Enrolled.assessment(assessor, assess, "developing"));
      assertThat(sent.statusCode()).as(sent.body()).isEqualTo(204);
      JsonNode approve = otto.awaitTask("approve", path.id());
      assertThat(otto.claim(approve).statusCode()).isEqualTo(204);
      JsonNode shown = json(otto.get("/api/tasks/" + Calibrating.key(approve))).get("variables");
      assertThat(shown.path("approvalReason").isNull()).as("each reason is a new one").isTrue();
      assertThat(shown.path("earlierReason").asString(""))
          .isEqualTo(i == 0 ? "" : reason.formatted(i - 1));
      assertThat(
              otto.complete(
                      approve,
                      "{\"approvalDecision\":\"passBack\",\"approvalReason\":\"%s\"}"
                          .formatted(reason.formatted(i)))
                  .statusCode())
          .isEqualTo(204);
    }
  }

  private static String page(PortalSession assessor) {
    return assessor.get("/calibration").body();
  }

  /** What the page with the reviews says about one assessor's calibration. */
  private static String row(PortalSession lead, PortalSession assessor) {
    String page = lead.get("/reviews").body();
    var row =
        Pattern.compile(
                "<tr id=\"calibration-%s-%s\".*?</tr>".formatted(assessor.username(), MC),
                Pattern.DOTALL)
            .matcher(page);
    assertThat(row.find()).as(page).isTrue();
    return row.group();
  }
}
