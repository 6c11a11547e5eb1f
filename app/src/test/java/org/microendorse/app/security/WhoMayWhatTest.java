package org.microendorse.app.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.microendorse.app.PortalSession.json;
import static org.microendorse.app.PortalSession.tree;
import static org.microendorse.app.PortalSession.withoutToken;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.microendorse.app.PortalSession;
import org.microendorse.app.PortalTest;
import org.microendorse.domain.enrollment.EnrollmentService;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** People get what is theirs and nothing of others, not even a hint that it exists. */
class WhoMayWhatTest extends PortalTest {
  @Autowired private EnrollmentService enrollments;

  @ParameterizedTest
  @ValueSource(strings = {"/paths", "/badges", "/tasks/1", "/paths/" + NOBODYS})
  void a_guest_is_asked_to_sign_in(String path) {
    var answer = PortalSession.guest(address()).get(path);

    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(answer.headers().firstValue("Location")).get().asString().endsWith("/login");
  }

  @Test
  void a_program_without_sign_in_is_refused() {
    assertThat(PortalSession.guest(address()).get("/api/tasks").statusCode()).isEqualTo(401);
  }

  @Test
  void a_wrong_password_and_an_unknown_name_are_answered_alike() {
    var guest = PortalSession.guest(address());

    String wrongPassword = location(guest.postForm("/login", "ada", "wrong"));
    String unknownName = location(guest.postForm("/login", "nobody", "wrong"));

    assertThat(location(guest.postForm("/login", "ada\0", "wrong"))).isEqualTo(wrongPassword);
    assertThat(wrongPassword).endsWith("/login?error").isEqualTo(unknownName);
    assertThat(guest.get("/login?error").body()).contains("That email and password don’t match");
  }

  @Test
  void a_request_that_does_not_come_from_our_pages_is_refused() {
    var answer =
        signIn("ada")
            .postWithoutToken("/api/enrollments", "{\"microCredentialId\":\"equity-mindset\"}");

    assertThat(answer.statusCode()).isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"carl", "fay", "max", "lena", "otto", "iris", "dora", "petra", "paul", "oskar"})
  void only_educators_enroll(String username) {
    var answer =
        signIn(username).post("/api/enrollments", "{\"microCredentialId\":\"equity-mindset\"}");

    assertThat(answer.statusCode()).isEqualTo(404);
  }

  @Test
  void a_mistyped_address_is_no_fault_of_ours() {
    var answer = signIn("petra").get("/reviewers/stranger");

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).contains("Page not found");
  }

  @Test
  void an_educators_path_task_and_files_are_there_for_nobody_else() throws IOException {
    var ada = signIn("ada");
    String enrollment = ada.enroll("culture-for-equity");
    String task = ada.awaitTask("get-ready", enrollment).get("taskKey").asString("");
    JsonNode file =
        json(
            ada.put(
                "/api/enrollments/"
                    + enrollment
                    + "/artifacts?requirement="
                    + pdfRequirement(ada, enrollment)
                    + "&name=plan.pdf",
                pdf()));
    String artifact = file.get("id").asString("");

    assertThat(ada.get("/artifacts/" + artifact).statusCode()).isEqualTo(200);
    for (String other :
        List.of(
            "eve", "fay", "max", "nora", "lena", "otto", "iris", "dora", "petra", "paul",
            "oskar")) {
      var session = signIn(other);
      assertThat(session.get("/tasks/" + task).statusCode()).as(other).isEqualTo(404);
      assertThat(session.get("/api/tasks/" + task).statusCode()).as(other).isEqualTo(404);
      assertThat(session.post("/api/tasks/" + task + "/claim", "{}").statusCode()).isEqualTo(404);
      assertThat(session.post("/api/tasks/" + task + "/release", "{}").statusCode()).isEqualTo(404);
      assertThat(
              session
                  .post("/api/tasks/" + task + "/complete", "{\"commitment\":true}")
                  .statusCode())
          .as(other)
          .isEqualTo(404);
      assertThat(session.get("/paths/" + enrollment).statusCode()).as(other).isEqualTo(404);
      assertThat(session.get("/paths/" + enrollment + "/portfolio").statusCode()).isEqualTo(404);
      assertThat(session.get("/paths/" + enrollment + "/feedback").statusCode()).isEqualTo(404);
      assertThat(session.get("/api/enrollments/" + enrollment).statusCode()).isEqualTo(404);
      assertThat(session.get("/api/enrollments/" + enrollment + "/diagram").statusCode())
          .isEqualTo(404);
      assertThat(session.get("/artifacts/" + artifact).statusCode()).as(other).isEqualTo(404);
    }
    var fay = signIn("fay");
    assertThat(withoutToken(fay.get("/paths/" + enrollment).body()))
        .as("what exists is answered like what does not")
        .isEqualTo(withoutToken(fay.get("/paths/" + NOBODYS).body()));
  }

  @Test
  void a_coach_looks_at_drafts_but_does_not_touch_them() throws IOException {
    var ada = signIn("ada");
    String enrollment = ada.enroll("leading-systems-change");
    ada.awaitTask("get-ready", enrollment);
    String at = "/api/enrollments/" + enrollment + "/artifacts";
    String requirement = pdfRequirement(ada, enrollment);
    String artifact =
        json(ada.put(at + "?requirement=" + requirement + "&name=plan.pdf", pdf()))
            .get("id")
            .asString("");

    String name = enrollments.get(UUID.fromString(enrollment)).coach().username();
    var coach = signIn(name);
    assertThat(coach.get("/paths/" + enrollment + "/portfolio").statusCode()).isEqualTo(200);
    assertThat(coach.get("/artifacts/" + artifact).statusCode()).isEqualTo(200);
    assertThat(coach.put(at + "?requirement=" + requirement + "&name=b.pdf", pdf()).statusCode())
        .isEqualTo(404);
    assertThat(coach.post(at + "/" + artifact, "{\"pupilData\":\"NONE\"}").statusCode())
        .isEqualTo(404);
    assertThat(coach.delete(at + "/" + artifact).statusCode()).isEqualTo(404);

    var anotherCoach = signIn(name.equals("carl") ? "cora" : "carl");
    assertThat(anotherCoach.get("/paths/" + enrollment).statusCode()).isEqualTo(404);
    assertThat(anotherCoach.get("/paths/" + enrollment + "/portfolio").statusCode()).isEqualTo(404);
    assertThat(anotherCoach.get(at).statusCode()).isEqualTo(404);
    assertThat(anotherCoach.get("/artifacts/" + artifact).statusCode()).isEqualTo(404);
  }

  @Test
  void a_task_completed_in_two_tabs_is_sent_once() {
    var ada = signIn("ada");
    String enrollment = ada.enroll("el-improvement-plan");
    String task = ada.awaitTask("get-ready", enrollment).get("taskKey").asString("");

    var first = ada.post("/api/tasks/" + task + "/complete", "{\"commitment\":true}");
    var second = ada.post("/api/tasks/" + task + "/complete", "{\"commitment\":true}");

    assertThat(first.statusCode()).isEqualTo(204);
    assertThat(second.statusCode()).isEqualTo(409);
    assertThat(tree(second).get("detail").asString(""))
        .startsWith("This was already sent today at ");
    ada.awaitTask("self-assessment", enrollment);
  }

  @Test
  void what_the_form_does_not_allow_is_refused_at_the_field() {
    var ada = signIn("ada");
    String enrollment = ada.enroll("assessing-sel");
    String task = ada.awaitTask("get-ready", enrollment).get("taskKey").asString("");

    var answer = ada.post("/api/tasks/" + task + "/complete", "{\"commitment\":\"maybe\"}");

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(tree(answer).at("/problems/0/key").asString("")).isEqualTo("commitment");
    assertThat(ada.awaitTask("get-ready", enrollment).get("taskKey").asString("")).isEqualTo(task);
  }

  @Test
  void a_file_of_a_stranger_may_do_nothing_in_the_browser() throws IOException {
    var ada = signIn("ada");
    String enrollment = ada.enroll("school-culture");
    ada.awaitTask("get-ready", enrollment);
    String url =
        json(ada.put(
                "/api/enrollments/"
                    + enrollment
                    + "/artifacts?requirement="
                    + pdfRequirement(ada, enrollment)
                    + "&name=plan.pdf",
                pdf()))
            .get("url")
            .asString("");

    var whole = ada.get(url);
    assertThat(whole.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
    assertThat(whole.headers().firstValue("Content-Security-Policy"))
        .get()
        .asString()
        .contains("default-src 'none'");
    assertThat(whole.headers().firstValue("Content-Disposition"))
        .get()
        .asString()
        .startsWith("inline");
    assertThat(ada.get(url + "?download").headers().firstValue("Content-Disposition"))
        .get()
        .asString()
        .startsWith("attachment");

    // The file may have to be hidden at any moment, so caches must ask before they use a copy.
    assertThat(whole.headers().firstValue("Cache-Control")).hasValue("private, no-cache");
    String etag = whole.headers().firstValue("ETag").orElseThrow();
    assertThat(ada.get(url, "If-None-Match", etag).statusCode()).isEqualTo(304);
    assertThat(signIn("eve").get(url, "If-None-Match", etag).statusCode()).isEqualTo(404);

    var part = ada.get(url, "Range", "bytes=0-3");
    assertThat(part.statusCode()).isEqualTo(206);
    assertThat(part.body()).isEqualTo("%PDF");
    assertThat(ada.get(url, "Range", "bytes=99999999-").statusCode()).isEqualTo(416);
  }

  @Test
  void pages_forbid_whatever_is_not_ours() {
    var headers = PortalSession.guest(address()).get("/login").headers();

    assertThat(headers.firstValue("Content-Security-Policy"))
        .get()
        .asString()
        .contains("script-src 'self';")
        .contains("default-src 'none'");
    assertThat(headers.firstValue("X-Frame-Options")).hasValue("SAMEORIGIN");
    assertThat(headers.firstValue("Referrer-Policy")).hasValue("same-origin");
  }

  private static final String NOBODYS = "3b1f0a52-59f0-4cf5-9be0-6a3b6ad3a1f1";

  private static String location(java.net.http.HttpResponse<String> answer) {
    return answer.headers().firstValue("Location").orElseThrow();
  }

  private static String pdfRequirement(PortalSession session, String enrollment) {
    for (JsonNode requirement :
        json(session.get("/api/enrollments/" + enrollment)).at("/microCredential/requirements")) {
      for (JsonNode kind : requirement.get("accepts")) {
        if (kind.asString("").equals("pdf")) {
          return requirement.get("id").asString("");
        }
      }
    }
    throw new AssertionError("Nothing takes a PDF");
  }

  /** A PDF that differs from every other one. */
  private static byte[] pdf() throws IOException {
    try (PDDocument document = new PDDocument();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
      document.addPage(new PDPage());
      document.getDocumentInformation().setTitle(UUID.randomUUID().toString());
      document.save(bytes);
      return bytes.toByteArray();
    }
  }
}
