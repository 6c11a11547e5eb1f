package org.microendorse.app.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.microendorse.app.PortalSession;
import org.microendorse.app.PortalTest;

/** The program manager changes the catalog; nobody else does. */
class ManageCatalogTest extends PortalTest {
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String HERE = "/catalog/manage";
  private static final String PART = HERE + "/edit/two-minute-notes";

  @Test
  void a_change_is_checked_shown_and_published() {
    var petra = signIn("petra");
    String text = text(petra.get(PART));
    String changed = text.replace("minutes: 15", "minutes: 16");
    assertThat(changed).isNotEqualTo(text);

    var checked = petra.post(PART, FORM, "text=" + encode(changed));
    assertThat(checked.statusCode()).isEqualTo(200);
    assertThat(checked.body())
        .contains("What will change", "<del>15</del>", "<ins>16</ins>", "Two-Minute Notes");
    assertThat(text(petra.get(PART))).as("nothing is published yet").isEqualTo(text);

    publish(petra, changed);
    assertThat(text(petra.get(PART))).contains("minutes: 16");
    publish(petra, text);
    assertThat(text(petra.get(PART))).isEqualTo(text);
  }

  @Test
  void people_who_publish_without_a_preview_see_what_changes_first() {
    var petra = signIn("petra");
    String text = text(petra.get(PART));

    var answer =
        petra.post(PART, FORM, "text=" + encode(text.replace("15", "20")) + "&publish=outdated");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("Something else was published", "<ins>20</ins>");
    assertThat(text(petra.get(PART))).isEqualTo(text);
  }

  @Test
  void a_page_in_spanish_says_and_marks_that_its_content_is_in_english() {
    var petra = signIn("petra");
    String edit = HERE + "/edit/ai-in-lesson-planning";
    String text = text(petra.get(edit));
    publish(petra, edit, text.replaceFirst("(?s)\n +translations:.*", "\n"));
    try {
      var guest = PortalSession.guest(address());
      guest.get("/language/es");
      assertThat(guest.get("/catalog/ai-in-lesson-planning").body())
          .contains(
              "Este contenido está en inglés.",
              "lang=\"en\">Planning Lessons With AI, Critically</h1>",
              "lang=\"en\">Stays the author</summary>");
      assertThat(petra.get("/reviewers?for=ai-in-lesson-planning", "Accept-Language", "es").body())
          .contains(
              "lang=\"en\" selected=\"selected\">Planning Lessons With AI, Critically</option>",
              "<strong><span lang=\"en\">Planning Lessons With AI, Critically</span></strong>")
          .contains("value=\"talking-with-families\">Conversar con las familias");
    } finally {
      publish(petra, edit, text);
    }
  }

  @Test
  void a_price_for_one_person_is_shown_and_lets_them_begin_without_a_team() {
    var petra = signIn("petra");
    String whole = HERE + "/edit/leadership-for-english-learners";
    String text = text(petra.get(whole));
    String id = "(- id: \"?" + TEAM_ONLY + "\"?\n)( *)";
    assertThat(
            petra
                .post(
                    whole,
                    FORM,
                    "text="
                        + encode(
                            text.replaceFirst(id, "$1$2price: {amount: -1, currency: USD}\n$2")))
                .body())
        .contains("price.amount", "must be more than 0");

    publish(petra, whole, text.replaceFirst(id, "$1$2price: {amount: 150, currency: USD}\n$2"));
    try {
      var educator = newEducator();
      assertThat(educator.get("/catalog/" + TEAM_ONLY).body())
          .contains("$150 for one person", "Begin this path");
      assertThat(educator.enroll(TEAM_ONLY)).isNotBlank();
    } finally {
      publish(petra, whole, text);
    }
    assertThat(newEducator().get("/catalog/" + TEAM_ONLY).body())
        .contains("Join with your team")
        .doesNotContain("Begin this path");
  }

  @Test
  void a_problem_is_shown_beside_the_text() {
    var petra = signIn("petra");
    String wrong = text(petra.get(PART)).replace("minutes: 15", "minutes: soon");
    int line = wrong.substring(0, wrong.indexOf("minutes: soon")).split("\n", -1).length;

    var answer = petra.post(PART, FORM, "text=" + encode(wrong));

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body())
        .contains("Line " + line, "resources[0].minutes", "must be a number", "minutes: soon");
  }

  @Test
  void a_file_that_was_downloaded_changes_nothing_when_it_is_uploaded() {
    var petra = signIn("petra");
    var file = petra.get(HERE + "/catalog.yaml");
    assertThat(file.headers().firstValue("Content-Disposition")).get().asString().contains("yaml");

    upload(petra, file.body());

    String preview = petra.get(HERE + "/import").body();
    assertThat(preview).contains("This is what is already published");
    var published =
        petra.post(HERE + "/import/publish", FORM, "revision=" + encode(revision(preview)));
    assertThat(published.headers().firstValue("Location")).get().asString().endsWith(HERE);
    assertThat(petra.get(HERE).body()).contains("No item has a new version");
    assertThat(petra.get(HERE + "/catalog.yaml").body()).isEqualTo(file.body());
  }

  @Test
  void a_file_is_published_completely_or_not_at_all() {
    var petra = signIn("petra");
    String file = petra.get(HERE + "/catalog.yaml").body();

    upload(
        petra,
        file.replace("title: Two-Minute Notes", "title: Three-Minute Notes")
            .replace("hours: 12", "hours: none"));

    String page = petra.get(HERE + "/import").body();
    assertThat(page).contains(".hours", "must be a number").doesNotContain("Publish all changes");
    petra.post(HERE + "/import/publish", FORM, "revision=");
    assertThat(petra.get(HERE + "/catalog.yaml").body()).isEqualTo(file);
    petra.post(HERE + "/import/discard", FORM, "");
    assertThat(petra.get(HERE).body()).doesNotContain("is not published yet");
  }

  @Test
  void what_is_removed_can_still_be_read_but_not_started() {
    var petra = signIn("petra");
    String text = text(petra.get(HERE + "/edit/ai-in-lesson-planning"));
    petra.post(HERE + "/withdraw/ai-in-lesson-planning", FORM, "");
    try {
      var educator = newEducator();
      assertThat(educator.get("/catalog?q=critically").body()).contains("No results found.");
      assertThat(educator.get("/catalog/ai-in-lesson-planning").body())
          .contains("No longer offered")
          .doesNotContain("Begin this path");
      assertThat(educator.post("/catalog/ai-in-lesson-planning/enroll", FORM, "").statusCode())
          .isEqualTo(404);
      assertThat(petra.get("/reviewers?for=ai-in-lesson-planning").body())
          .as("those who are on it still need reviewers")
          .contains("Name of bo");
      for (String page :
          List.of("/", "/reviews?all", "/districts", "/records/manage", "/cohorts")) {
        assertThat(petra.get(page).statusCode()).as(page).isEqualTo(200);
      }
      assertThat(signIn("bo").get("/calibration").body()).contains("Planning Lessons With AI");
    } finally {
      String preview = petra.post(HERE + "/new", FORM, "text=" + encode(text)).body();
      var answer =
          petra.post(
              HERE + "/new",
              FORM,
              "text=" + encode(text) + "&publish=" + encode(revision(preview)));
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
    }
    assertThat(petra.get("/catalog?q=critically").body()).contains("1 result");
  }

  @ParameterizedTest
  @MethodSource("everybodyElse")
  void nobody_else_sees_or_changes_it(String username) {
    var session = signIn(username);

    assertThat(session.get("/catalog").body()).doesNotContain(HERE);
    for (String page : new String[] {"", "/import", "/new", "/edit/school-culture"}) {
      assertThat(session.get(HERE + page).statusCode()).as(page).isEqualTo(404);
    }
    assertThat(session.get(HERE + "/catalog.yaml").statusCode()).isEqualTo(404);
    for (String change :
        new String[] {
          "/new?text=partners:",
          "/edit/school-culture?text=x",
          "/withdraw/school-culture",
          "/import/publish?revision=x",
          "/import/discard"
        }) {
      assertThat(session.post(HERE + change, FORM, "").statusCode()).as(change).isEqualTo(404);
    }
    assertThat(upload(session, "partners: []").statusCode()).isEqualTo(404);
  }

  static List<String> everybodyElse() {
    return everybodyBut("petra");
  }

  @Test
  void a_guest_is_asked_to_sign_in() {
    var guest = PortalSession.guest(address());

    for (String page : new String[] {"", "/import", "/new", "/edit/school-culture"}) {
      assertThat(guest.get(HERE + page).headers().firstValue("Location"))
          .get()
          .asString()
          .endsWith("/login");
    }
  }

  private void publish(PortalSession petra, String text) {
    publish(petra, PART, text);
  }

  private void publish(PortalSession petra, String part, String text) {
    String preview = petra.post(part, FORM, "text=" + encode(text)).body();
    var answer =
        petra.post(part, FORM, "text=" + encode(text) + "&publish=" + encode(revision(preview)));
    assertThat(answer.statusCode()).isEqualTo(302);
  }

  private static HttpResponse<String> upload(PortalSession session, String file) {
    String body =
        "--part\r\nContent-Disposition: form-data; name=\"file\"; filename=\"catalog.yaml\"\r\n"
            + "Content-Type: application/yaml\r\n\r\n"
            + file
            + "\r\n--part--\r\n";
    return session.post(HERE + "/import", "multipart/form-data; boundary=part", body);
  }

  /** What the page offers to publish. */
  private static String revision(String page) {
    return first("name=\"(?:publish|revision)\"[^>]*value=\"([^\"]*)\"", page);
  }

  private static String text(HttpResponse<String> page) {
    return first("(?s)<textarea[^>]*>\n(.*?)</textarea>", page.body())
        .replace("&gt;", ">")
        .replace("&#39;", "'")
        .replace("&quot;", "\"")
        .replace("&amp;", "&");
  }

  private static String first(String pattern, String page) {
    Matcher found = Pattern.compile(pattern).matcher(page);
    assertThat(found.find()).as(pattern).isTrue();
    return found.group(1);
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
