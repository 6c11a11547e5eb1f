package org.microendorse.app.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.microendorse.app.Calibrating;
import org.microendorse.app.Enrolled;
import org.microendorse.app.PortalSession;
import org.microendorse.app.PortalTest;
import tools.jackson.databind.JsonNode;

/** Lead assessors and program managers see how reviews are doing; nobody else does. */
class ReviewsTest extends PortalTest {
  private static final String PAGE = "/reviews?all";

  @Test
  void what_waits_for_whom_and_until_when_is_there_from_submission_to_answer() {
    var path = Enrolled.in("el-data-trends", newEducator()).handedIn();
    var mia = signIn("mia");
    JsonNode assess = mia.awaitTask("assess", path.id());
    String number = assess.get("submissionNumber").asString("");

    for (String lead : new String[] {"lena", "petra"}) {
      assertThat(row(signIn(lead), number))
          .as(lead)
          .contains("Evaluating Data Trends", "Attempt 1", ">Assessment<", ">nobody yet<")
          .contains(">On time<");
    }
    var lena = signIn("lena");
    assertThat(mia.claim(assess).statusCode()).isEqualTo(204);
    assertThat(row(lena, number)).contains(">Mia Novak<").doesNotContain("nobody yet");
    assertThat(row(lena, "mia")).doesNotContain(">none<");

    assertThat(mia.complete(assess, Enrolled.assessment(mia, assess, "developing")).statusCode())
        .isEqualTo(204);
    var otto = signIn("otto");
    JsonNode approve = otto.awaitTask("approve", path.id());
    assertThat(row(lena, number)).contains(">Approval<", ">nobody yet<");

    assertThat(otto.claim(approve).statusCode()).isEqualTo(204);
    assertThat(otto.complete(approve, "{\"approvalDecision\":\"agree\"}").statusCode())
        .isEqualTo(204);
    path.task("read-feedback");
    assertThat(lena.get(PAGE).body()).doesNotContain("id=\"" + number + "\"");
    assertThat(row(lena, "mia")).containsPattern("\\d+% *<span>[1-9]\\d* of \\d+<");
    assertThat(row(lena, "otto")).containsPattern("same day|business day");
  }

  @Test
  void what_assessor_and_approver_do_not_agree_on_waits_for_a_lead_assessor() {
    var path = Enrolled.in("el-data-trends", newEducator()).handedIn();
    var mia = signIn("mia");
    var otto = signIn("otto");
    JsonNode assess = mia.awaitTask("assess", path.id());
    for (int i = 0; i < 3; i++) {
      JsonNode task = mia.awaitTask("assess", path.id());
      mia.claim(task);
      assertThat(mia.complete(task, Enrolled.assessment(mia, task, "developing")).statusCode())
          .isEqualTo(204);
      JsonNode approve = otto.awaitTask("approve", path.id());
      otto.claim(approve);
      assertThat(
              otto.complete(
                      approve,
                      "{\"approvalDecision\":\"passBack\",\"approvalReason\":\"Please look at page"
                          + " 2 once more.\"}")
                  .statusCode())
          .isEqualTo(204);
    }
    var lena = signIn("lena");
    lena.awaitTask("assess", path.id());

    assertThat(row(lena, assess.get("submissionNumber").asString("")))
        .contains(">Lead assessor<", ">nobody yet<");
  }

  @Test
  void reviewers_who_did_nothing_have_no_figures() {
    var petra = signIn("petra");
    var fresh = newAssessor();
    Calibrating.manage(petra, fresh, "certify", "elevating-sel");

    assertThat(row(petra, fresh.username()))
        .contains(">none<", ">none yet<")
        .doesNotContain("%", "business day", "same day");
  }

  @ParameterizedTest
  @MethodSource("everybodyElse")
  void nobody_else_sees_it(String username) {
    var session = signIn(username);

    assertThat(session.get("/reviews").statusCode()).isEqualTo(404);
    assertThat(session.get(PAGE).statusCode()).isEqualTo(404);
    assertThat(session.get("/").body()).doesNotContain("/reviews");
  }

  static List<String> everybodyElse() {
    return everybodyBut("lena", "petra");
  }

  @Test
  void a_guest_is_asked_to_sign_in() {
    var answer = PortalSession.guest(address()).get("/reviews");

    assertThat(answer.headers().firstValue("Location")).get().asString().endsWith("/login");
  }

  /** What the page says about one submission or person. */
  private static String row(PortalSession session, String id) {
    String page = session.get(PAGE).body();
    var row = Pattern.compile("<tr id=\"" + id + "\".*?</tr>", Pattern.DOTALL).matcher(page);
    assertThat(row.find()).as(id + " in " + page).isTrue();
    return row.group();
  }
}
