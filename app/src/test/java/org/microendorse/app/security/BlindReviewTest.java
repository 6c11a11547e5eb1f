package org.microendorse.app.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.microendorse.app.PortalSession.json;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.junit.jupiter.api.Test;
import org.microendorse.app.Enrolled;
import org.microendorse.app.PortalSession;
import org.microendorse.app.PortalTest;
import org.microendorse.domain.enrollment.EnrollmentService;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/** Reviewers see a number, not a person; educators see roles, not names. */
class BlindReviewTest extends PortalTest {
  private static final String OWN_NAME = "Brookside plan of mine.pdf";
  private static final String AUTHOR = "Author Adalbert of Maple";

  @Autowired private JdbcTemplate database;

  @Autowired private EnrollmentService enrollments;

  @Test
  void a_reviewer_finds_nothing_that_tells_whose_submission_it_is() {
    var educator = newEducator();
    var path = handedInWithNamedFile(educator);
    String own = path.files().findValuesAsString("fileName").toString();
    String ownFile = urlOf(path, OWN_NAME);
    assertThat(own).contains(OWN_NAME);

    var mia = signIn("mia");
    JsonNode assess = mia.awaitTask("assess", path.id());
    assertThat(assess.get("submissionNumber").asString("")).matches("S-\\d{4,}");
    assertThat(assess.get("subject").asString(""))
        .startsWith(assess.get("submissionNumber").asString(""));
    assertTellsNothing(mia, assess, educator);
    assertThat(mia.claim(assess).statusCode()).isEqualTo(204);
    assertTellsNothing(mia, assess, educator);
    assertReviewsTellNothing(assess, educator);
    var sent = mia.complete(assess, Enrolled.assessment(mia, assess, "developing"));
    assertThat(sent.statusCode()).as(sent.body()).isEqualTo(204);

    var otto = signIn("otto");
    JsonNode approve = otto.awaitTask("approve", path.id());
    assertThat(approve.get("submissionNumber")).isEqualTo(assess.get("submissionNumber"));
    assertThat(otto.claim(approve).statusCode()).isEqualTo(204);
    assertTellsNothing(otto, approve, educator);
    assertReviewsTellNothing(approve, educator);

    // The enrollment's id is in the tasks, but it is random and opens nothing for a reviewer.
    for (String page : List.of("/api/enrollments/", "/paths/")) {
      assertThat(otto.get(page + path.id()).statusCode()).isEqualTo(404);
      assertThat(mia.get(page + path.id()).statusCode()).isEqualTo(404);
    }
    assertThat(mia.get("/api/enrollments/" + path.id() + "/artifacts").statusCode()).isEqualTo(404);

    for (PortalSession mine : List.of(educator, coachOf(path))) {
      var original = mine.get(ownFile);
      assertThat(original.body()).as(mine.username()).contains(AUTHOR);
      assertThat(contentDisposition(original)).contains("Brookside");
    }

    var agreed = otto.complete(approve, "{\"approvalDecision\":\"agree\"}");
    assertThat(agreed.statusCode()).as(agreed.body()).isEqualTo(204);
    assertEducatorSeesRoles(educator, path);
  }

  @Test
  void a_part_of_a_blind_copy_matches_the_whole() {
    var path = handedInWithNamedFile(newEducator());
    var mia = signIn("mia");
    mia.awaitTask("assess", path.id());
    String url = urlOf(path, OWN_NAME);

    String whole = mia.get(url).body();
    var part = mia.get(url, "Range", "bytes=5-24");

    assertThat(part.statusCode()).isEqualTo(206);
    assertThat(part.body()).isEqualTo(whole.substring(5, 25));
    assertThat(part.headers().firstValue("ETag"))
        .isEqualTo(mia.get(url).headers().firstValue("ETag"))
        .isNotEqualTo(coachOf(path).get(url).headers().firstValue("ETag"));
  }

  @Test
  void people_are_told_which_files_could_not_be_cleaned() throws IOException {
    var educator = newEducator();
    var path = Enrolled.in("elevating-sel", educator).withPortfolio();
    // No cleaner knows this kind.
    path.replace("image", "drawing.bmp", bitmap());
    path.applied().preChecked(signIn("iris"));
    var mia = signIn("mia");
    JsonNode assess = mia.awaitTask("assess", path.id());

    assertThat(json(mia.get(artifacts(assess))).findValues("namesAuthor").toString())
        .contains("true");
    assertThat(mia.get("/tasks/" + assess.get("taskKey").asString("")).body())
        .contains("what this file says about its author could not be removed");
    assertThat(educator.get("/paths/" + path.id() + "/portfolio").body())
        .contains("The name inside this file stays visible to reviewers");
  }

  private static byte[] bitmap() throws IOException {
    var bytes = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(20, 20, BufferedImage.TYPE_INT_RGB), "bmp", bytes);
    return bytes.toByteArray();
  }

  private PortalSession coachOf(Enrolled path) {
    return signIn(enrollments.get(UUID.fromString(path.id())).coach().username());
  }

  private void assertTellsNothing(PortalSession reviewer, JsonNode task, PortalSession educator) {
    String key = task.get("taskKey").asString("");
    List<HttpResponse<String>> answers = new ArrayList<>();
    for (String page :
        List.of("/", "/tasks/" + key, "/api/tasks", "/api/tasks/" + key, artifacts(task))) {
      answers.add(reviewer.get(page));
    }
    JsonNode files = json(reviewer.get(artifacts(task)));
    assertThat(files.findValuesAsString("fileName"))
        .allMatch(name -> name.matches(".* \\d\\.\\w+"));
    for (JsonNode file : files) {
      answers.add(reviewer.get(file.get("url").asString("")));
      answers.add(reviewer.get(file.get("url").asString("") + "?download"));
    }
    List<String> telling = new ArrayList<>(facts(educator.username()));
    telling.addAll(List.of("Brookside", "Adalbert"));
    for (HttpResponse<String> answer : answers) {
      assertThat(answer.statusCode()).as(answer.uri().getPath()).isEqualTo(200);
      assertThat(answer.body() + answer.headers().map())
          .as(reviewer.username() + " at " + answer.uri().getPath())
          .doesNotContain(telling);
    }
  }

  /** A lead assessor may have to judge it; the program manager gets the same page. */
  private void assertReviewsTellNothing(JsonNode task, PortalSession educator) {
    for (String lead : List.of("lena", "petra")) {
      assertThat(signIn(lead).get("/reviews?all").body())
          .as(lead)
          .contains("id=\"" + task.get("submissionNumber").asString("") + "\"")
          .doesNotContain(facts(educator.username()))
          .doesNotContain("Brookside", "Adalbert");
    }
  }

  private void assertEducatorSeesRoles(PortalSession educator, Enrolled path) {
    JsonNode feedback = path.task("read-feedback");
    List<String> reviewers = new ArrayList<>();
    List.of("mia", "otto").forEach(name -> reviewers.addAll(facts(name).subList(1, 5)));
    for (String page :
        List.of(
            "/",
            "/tasks/" + feedback.get("taskKey").asString(""),
            "/api/tasks/" + feedback.get("taskKey").asString(""),
            "/paths/" + path.id(),
            "/paths/" + path.id() + "/feedback",
            "/api/enrollments/" + path.id())) {
      assertThat(educator.get(page).body()).as(page).doesNotContain(reviewers);
    }
    assertThat(
            database.queryForList(
                "select subject || text || html from mail where recipient = ?",
                String.class,
                educator.username() + "@example.org"))
        .isNotEmpty()
        .allSatisfy(mail -> assertThat(mail).doesNotContain(reviewers));
  }

  /** User name, display name, e-mail, school and district. */
  private List<String> facts(String username) {
    return database
        .queryForMap(
            """
            select a.username, a.display_name, a.email, s.name as school, d.name as district
            from account a join school s on s.id = a.school_id join district d on d.id = a.district_id
            where a.username = ?\
            """,
            username)
        .values()
        .stream()
        .map(String::valueOf)
        .collect(Collectors.toList());
  }

  /** A PDF that names its author takes the place of one of the others. */
  private static Enrolled handedInWithNamedFile(PortalSession educator) {
    var path = Enrolled.in("elevating-sel", educator).withPortfolio();
    String requirement = path.requirement("pdf");
    for (JsonNode file : path.files()) {
      if (file.get("requirementId").asString("").equals(requirement)) {
        educator.delete(
            "/api/enrollments/" + path.id() + "/artifacts/" + file.get("id").asString(""));
      }
    }
    JsonNode file = json(educator.upload(path.id(), requirement, OWN_NAME, pdf()));
    assertThat(file.get("namesAuthor").asBoolean(false)).isFalse();
    json(
        educator.post(
            "/api/enrollments/" + path.id() + "/artifacts/" + file.get("id").asString(""),
            "{\"pupilData\":\"NONE\"}"));
    var sent = educator.complete(path.task("submit"), Enrolled.CONSENTS);
    assertThat(sent.statusCode()).as(sent.body()).isEqualTo(204);
    return path;
  }

  private static byte[] pdf() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (PDDocument document = new PDDocument()) {
      document.addPage(new PDPage());
      document.getDocumentInformation().setAuthor(AUTHOR);
      document.save(bytes, CompressParameters.NO_COMPRESSION);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    assertThat(bytes.toString(StandardCharsets.ISO_8859_1)).contains(AUTHOR);
    return bytes.toByteArray();
  }

  private static String urlOf(Enrolled path, String fileName) {
    for (JsonNode file : path.files()) {
      if (file.get("fileName").asString("").equals(fileName)) {
        return file.get("url").asString("");
      }
    }
    throw new AssertionError("No file " + fileName);
  }

  private static String artifacts(JsonNode task) {
    return "/api/submissions/" + task.get("submissionId").asString("") + "/artifacts";
  }

  private static String contentDisposition(HttpResponse<String> answer) {
    return answer.headers().firstValue("Content-Disposition").orElse("");
  }
}
