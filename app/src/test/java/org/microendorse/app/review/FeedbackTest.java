package org.microendorse.app.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.microendorse.app.Enrolled.MISSING;
import static org.microendorse.app.Enrolled.SHOWN;
import static org.microendorse.app.Enrolled.STRENGTHEN;

import io.camunda.client.CamundaClient;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.microendorse.app.Enrolled;
import org.microendorse.app.PortalSession;
import org.microendorse.app.PortalTest;
import org.microendorse.domain.enrollment.EnrollmentService;
import org.microendorse.domain.evidence.EvidenceFiles;
import org.microendorse.domain.evidence.SubmissionService;
import org.microendorse.processes.Variables;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** What reviewers say, and what they see of an earlier attempt. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FeedbackTest extends PortalTest {
  @Autowired private EnrollmentService enrollments;
  @Autowired private CamundaClient camunda;
  @Autowired private EvidenceFiles evidenceFiles;
  @Autowired private SubmissionService submissions;
  @Autowired private FeedbackViews views;
  @Autowired private FeedbackPdf pdf;
  @Autowired private JdbcTemplate database;

  private PortalSession educator;
  private PortalSession assessor;
  private Enrolled path;
  private String feedback;

  @BeforeAll
  void aFirstAttemptCameBackWithNotYet() {
    educator = newEducator();
    assessor = signIn("mia");
    path =
        Enrolled.in("elevating-sel", educator)
            .handedIn()
            .answered(assessor, signIn("otto"), "developing");
    feedback = "/paths/" + path.id() + "/feedback";
  }

  @Test
  void it_says_by_criterion_what_was_seen_and_what_earns_the_badge() {
    String page = educator.get(feedback).body();

    assertThat(page)
        .contains("Feedback on attempt 1", "0 of 4 criteria are demonstrated.", SHOWN)
        .contains("Current level: Developing", "A need is named and one source supports it")
        .contains("To earn the badge: Demonstrated", "One specific need is named")
        .contains("What was shown", "What is missing", MISSING)
        .contains("How to strengthen it", STRENGTHEN)
        .contains("Seen at", ownName("Reflection") + ", page 1")
        .doesNotContain("Reflection 1, page 1")
        .contains("Revise and resubmit");
    assertThat(educator.get(feedback + "/1").body()).contains(SHOWN);
  }

  /** The educator's own name of the first file of a requirement. */
  private String ownName(String requirement) {
    UUID enrollment = UUID.fromString(path.id());
    String id =
        enrollments.microCredentialOf(enrollments.get(enrollment)).requirements().stream()
            .filter(it -> it.title().equals(requirement))
            .findFirst()
            .orElseThrow()
            .id();
    return evidenceFiles.artifactsOf(submissions.submissionsOf(enrollment).getFirst()).stream()
        .filter(it -> it.requirementId().equals(id))
        .findFirst()
        .orElseThrow()
        .fileName();
  }

  @Test
  void the_task_to_read_it_opens_it__and_its_form_is_there() {
    String key = educator.awaitTask("read-feedback", path.id()).path("taskKey").asString("");
    var task = educator.get("/tasks/" + key);

    assertThat(task.statusCode()).isEqualTo(302);
    assertThat(task.headers().firstValue("Location").orElseThrow()).endsWith(feedback);
    assertThat(educator.get(feedback).body()).contains("data-task=\"" + key + "\"");
    String coach = enrollments.get(UUID.fromString(path.id())).coach().username();
    assertThat(signIn(coach).get(feedback).body()).doesNotContain("data-task");
  }

  @Test
  void the_next_attempt_shows_what_was_said_and_names_the_educators_own_files() {
    var again = newEducator();
    var answered =
        Enrolled.in("elevating-sel", again)
            .handedIn()
            .answered(assessor, signIn("otto"), "developing");
    again.complete(answered.task("read-feedback"), "{\"feedbackRead\":true}");
    String key = answered.task("build-portfolio").path("taskKey").asString("");

    assertThat(
            PortalSession.tree(again.get("/api/tasks/" + key))
                .at("/variables/feedback/criteria/0/pointer")
                .asString(""))
        .contains("page 1")
        .doesNotContain("Reflection 1, page 1");
  }

  @Test
  void the_path_lists_the_attempt_and_leads_to_its_feedback() {
    assertThat(educator.get("/paths/" + path.id()).body())
        .contains("Attempt 1", "Not yet", "href=\"" + feedback + "\"");
  }

  @Test
  void it_names_roles_and_no_reviewer() {
    assertThat(educator.get(feedback).body())
        .contains("An assessor and an approver")
        .doesNotContain("Mia ", "Otto ", "Lindgren", "@example.org");
  }

  @Test
  void the_educator_and_their_coach_read_and_download_it() {
    String coach = enrollments.get(UUID.fromString(path.id())).coach().username();
    for (PortalSession reader : List.of(educator, signIn(coach))) {
      assertThat(reader.get(feedback).statusCode()).as(reader.username()).isEqualTo(200);
      assertThat(reader.get(feedback + "/1").statusCode()).as(reader.username()).isEqualTo(200);
      var pdf = reader.get(feedback + "/1.pdf");
      assertThat(pdf.statusCode()).as(reader.username()).isEqualTo(200);
      assertThat(pdf.headers().firstValue("Content-Type")).hasValue("application/pdf");
      assertThat(pdf.headers().firstValue("Content-Disposition"))
          .hasValue("attachment; filename=\"feedback-elevating-sel-1.pdf\"");
      assertThat(pdf.body()).startsWith("%PDF-");
    }
    assertThat(signIn(coach).get(feedback).body()).doesNotContain("Revise and resubmit");
  }

  @Test
  void the_pdf_says_the_same_as_the_page() throws IOException {
    var enrollment = enrollments.get(UUID.fromString(path.id()));
    var submission = submissions.submissionsOf(enrollment.id()).getFirst();
    byte[] file = pdf.draw(views.of(enrollment, submission).orElseThrow(), submission.decidedAt());

    try (PDDocument document = Loader.loadPDF(file)) {
      assertThat(new PDFTextStripper().getText(document).replaceAll("\\s+", " "))
          .contains("What was shown " + SHOWN)
          .contains("What is missing " + MISSING)
          .contains("How to strengthen it " + STRENGTHEN)
          .contains("Seen at " + ownName("Reflection") + ", page 1");
    }
  }

  @Test
  void what_is_demonstrated_misses_nothing() {
    var happy = newEducator();
    var earned =
        Enrolled.in("elevating-sel", happy)
            .handedIn()
            .answered(assessor, signIn("otto"), "demonstrated");
    await("the answer")
        .untilAsserted(
            () ->
                assertThat(happy.get("/paths/" + earned.id() + "/feedback").body())
                    .contains("What was shown", SHOWN)
                    .doesNotContain("What is missing", "How to strengthen it"));
  }

  @Test
  void educators_who_earned_the_badge_are_not_told_about_appeals() {
    var happy = newEducator();
    var again =
        Enrolled.in("elevating-sel", happy)
            .handedIn()
            .answered(assessor, signIn("otto"), "developing");
    String first = "/paths/" + again.id() + "/feedback/1";
    await("the first answer")
        .untilAsserted(() -> assertThat(happy.get(first).body()).contains("appeal"));

    again.handedInAgain().answered(assessor, signIn("otto"), "demonstrated");

    await("the badge")
        .untilAsserted(
            () ->
                assertThat(happy.get("/api/enrollments/" + again.id()).body())
                    .contains("\"EARNED\""));
    assertThat(happy.get(first).body()).doesNotContain("appeal");
  }

  @Test
  void when_it_is_the_coachs_turn_the_educator_reads_who_that_is_and_how_to_write() {
    var stuck = newEducator();
    var third = Enrolled.in("elevating-sel", stuck).handedIn();
    var enrollment = enrollments.get(UUID.fromString(third.id()));
    camunda
        .newSetVariablesCommand(enrollment.processInstanceKey())
        .variables(Map.of(Variables.ATTEMPT, 99))
        .send()
        .join();

    third.answered(assessor, signIn("otto"), "developing");
    assertThat(stuck.complete(third.task("read-feedback"), "{\"feedbackRead\":true}").statusCode())
        .isEqualTo(204);

    await("the coach's turn")
        .untilAsserted(
            () ->
                assertThat(stuck.get("/paths/" + third.id()).body())
                    .contains(
                        "you and your coach discuss the feedback",
                        enrollment.coach().displayName(),
                        "mailto:" + enrollment.coach().email()));
    assertThat(stuck.get("/paths").body()).contains("With your coach").doesNotContain("In review");
  }

  @Test
  void an_answer_from_before_the_parts_were_asked_for_is_shown_as_it_was() {
    var earlier = newEducator();
    var answered =
        Enrolled.in("elevating-sel", earlier)
            .handedIn()
            .answered(assessor, signIn("otto"), "developing");
    database.update(
        """
        update assessment set scores = (select jsonb_agg(score - '{missing,strengthen}'::text[])
                                        from jsonb_array_elements(scores) score)
        where submission_id in (select id from submission where enrollment_id = ?)
        """,
        UUID.fromString(answered.id()));

    assertThat(earlier.get("/paths/" + answered.id() + "/feedback").body())
        .contains("What was seen, and how to strengthen it", SHOWN, "Seen at")
        .doesNotContain("What was shown", "What is missing", "How to strengthen it");
  }

  @Test
  void nobody_else_gets_it() {
    String coach = enrollments.get(UUID.fromString(path.id())).coach().username();
    for (String other : everybodyBut(coach)) {
      var session = signIn(other);
      for (String end : List.of("", "/1", "/1.pdf")) {
        assertThat(session.get(feedback + end).statusCode()).as(other + end).isEqualTo(404);
      }
    }
    assertThat(PortalSession.guest(address()).get(feedback + "/1.pdf").statusCode()).isEqualTo(302);
  }

  @Test
  void an_attempt_without_an_answer_has_no_feedback() {
    for (String end : List.of("/0", "/2", "/2.pdf", "/7.pdf")) {
      assertThat(educator.get(feedback + end).statusCode()).as(end).isEqualTo(404);
    }
  }

  @Test
  void reviewers_of_the_next_attempt_see_what_changed_and_no_earlier_score() {
    var again = newEducator();
    var resubmitted =
        Enrolled.in("elevating-sel", again)
            .handedIn()
            .answered(assessor, signIn("otto"), "developing");
    String fileName = "of-" + UUID.randomUUID() + ".pdf";
    String requirement = resubmitted.requirement("pdf");
    String file =
        PortalSession.json(again.upload(resubmitted.id(), requirement, fileName, Enrolled.pdf()))
            .get("id")
            .asString("");
    again.post(
        "/api/enrollments/" + resubmitted.id() + "/artifacts/" + file, "{\"pupilData\":\"NONE\"}");
    resubmitted.handedInAgain();

    var max = signIn("max");
    String task = max.awaitTask("assess", resubmitted.id()).get("taskKey").asString("");
    var page = max.get("/tasks/" + task);

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(section(page.body()))
        .contains("What changed since attempt 1", "File 2 is new", "File 1 stays")
        .contains("The same files as before:", "The skill in action")
        .doesNotContain(fileName);
    assertThat(page.body()).doesNotContain(SHOWN, MISSING, STRENGTHEN);
  }

  /** The part of a reviewer's page that tells what changed. */
  private static String section(String page) {
    int start = page.indexOf("What changed since attempt");
    assertThat(start).isPositive();
    return page.substring(start, page.indexOf("</details>", start));
  }
}
