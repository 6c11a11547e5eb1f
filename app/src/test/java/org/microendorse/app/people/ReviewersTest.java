package org.microendorse.app.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.microendorse.app.PortalSession;
import org.microendorse.app.PortalTest;
import org.microendorse.engine.testing.AtOnce;

/** Who may review what is for the program manager to say. */
class ReviewersTest extends PortalTest {
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String HERE = "?for=el-improvement-plan";

  @Test
  void every_assessor_and_approver_is_listed_with_what_they_may_do() {
    String page = signIn("petra").get("/reviewers" + HERE).body();

    assertThat(row(page, "max")).contains("Max Rivera", "Assesses", "Lakeside District 88");
    assertThat(row(page, "otto")).contains("Otto Lindgren", "Approves", "Lakeside District 88");
    assertThat(row(page, "bo")).contains("Assesses and approves", "Certified");
    assertThat(row(page, "nils")).contains("Not certified");
    assertThat(page).doesNotContain("id=\"ada\"", "id=\"carl\"", "id=\"petra\"");
  }

  @Test
  void certifying_and_withdrawing_twice_changes_nothing_more() throws Exception {
    var petra = signIn("petra");
    Callable<HttpResponse<String>> certify =
        () -> petra.post("/reviewers/nils/certify" + HERE, FORM, "");

    assertThat(AtOnce.all(Collections.nCopies(3, certify)))
        .extracting(HttpResponse::statusCode)
        .containsOnly(302);
    assertThat(row(petra.get("/reviewers" + HERE).body(), "nils")).doesNotContain("Not certified");
    assertThat(row(petra.get("/reviewers?for=elevating-sel").body(), "nils"))
        .as("another micro-credential")
        .contains("Not certified");

    for (int i = 0; i < 2; i++) {
      var answer = petra.post("/reviewers/nils/withdraw" + HERE, FORM, "");
      assertThat(answer.headers().firstValue("Location"))
          .get()
          .asString()
          .endsWith("/reviewers" + HERE + "#nils");
      assertThat(row(petra.get("/reviewers" + HERE).body(), "nils")).contains("Not certified");
    }
  }

  @Test
  void withdrawing_asks_for_confirmation_and_says_what_follows() {
    String max = row(signIn("petra").get("/reviewers" + HERE).body(), "max");

    int question = max.indexOf("<details");
    assertThat(max.indexOf("/reviewers/max/withdraw"))
        .as("the form is not open")
        .isGreaterThan(question)
        .isLessThan(max.indexOf("</details>"));
    assertThat(max.substring(question))
        .contains("Withdraw: Max Rivera", "Withdraw certificate")
        .contains("Reviews that this person has claimed go to colleagues")
        .doesNotContain("<details open");
  }

  @Test
  void the_page_is_there_in_spanish() {
    String page = signIn("petra").get("/reviewers" + HERE, "Accept-Language", "es").body();

    assertThat(page).contains("Revisores", "Quién puede evaluar y aprobar");
    assertThat(row(page, "bo")).contains("Evalúa y aprueba", "Con certificación", "Retirar");
  }

  @Test
  void only_people_with_the_role_and_micro_credentials_of_the_catalog_count() {
    var petra = signIn("petra");

    for (String nobody : new String[] {"ada", "carl", "nobody"}) {
      assertThat(petra.post("/reviewers/" + nobody + "/certify" + HERE, FORM, "").statusCode())
          .as(nobody)
          .isEqualTo(404);
      assertThat(petra.post("/reviewers/" + nobody + "/withdraw" + HERE, FORM, "").statusCode())
          .as(nobody)
          .isEqualTo(404);
    }
    assertThat(petra.get("/reviewers?for=knitting").statusCode()).isEqualTo(404);
    assertThat(petra.post("/reviewers/max/certify?for=knitting", FORM, "").statusCode())
        .isEqualTo(404);
    assertThat(petra.post("/reviewers/max/certify", FORM, "").statusCode()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ada", "carl", "fay", "max", "lena", "otto", "bo", "nils", "iris", "dora", "paul", "oskar"
      })
  void nobody_else_sees_or_changes_it(String username) {
    var session = signIn(username);

    assertThat(session.get("/").body()).doesNotContain("/reviewers");
    assertThat(session.get("/reviewers").statusCode()).isEqualTo(404);
    assertThat(session.post("/reviewers/nils/certify" + HERE, FORM, "").statusCode())
        .isEqualTo(404);
    assertThat(session.post("/reviewers/max/withdraw" + HERE, FORM, "").statusCode())
        .isEqualTo(404);
    String page = signIn("petra").get("/reviewers" + HERE).body();
    assertThat(row(page, "nils")).contains("Not certified");
    assertThat(row(page, "max")).doesNotContain("Not certified");
  }

  @Test
  void a_guest_is_asked_to_sign_in() {
    var answer = PortalSession.guest(address()).get("/reviewers");

    assertThat(answer.headers().firstValue("Location")).get().asString().endsWith("/login");
  }

  /** What the page says about one person. */
  private static String row(String page, String username) {
    var row =
        Pattern.compile("<li [^>]*id=\"" + username + "\".*?</li>", Pattern.DOTALL).matcher(page);
    assertThat(row.find()).as(username).isTrue();
    return row.group();
  }
}
