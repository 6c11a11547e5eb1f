package org.microendorse.app.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.microendorse.app.PortalSession.json;
import static org.microendorse.app.PortalSession.tree;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.microendorse.app.Enrolled;
import org.microendorse.app.PortalSession;
import org.microendorse.app.PortalTest;
import org.microendorse.app.account.Mailbox;
import org.microendorse.domain.evidence.SubmissionService;
import org.microendorse.domain.record.Credit;
import org.microendorse.domain.record.CreditService;
import org.microendorse.domain.review.TieOverrides;
import org.microendorse.engine.testing.IndependentVerifiers;
import org.microendorse.engine.testing.IndependentVerifiers.Answer;
import org.springframework.beans.factory.annotation.Autowired;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The credit of a badge, from the evaluation to the documents, and who gets them. */
class RecordsTest extends PortalTest {
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String ACADEMY = "school-culture";
  private static final String NO_ACADEMY = "equity-mindset";
  private static final String EVALUATION =
      List.of("knowledge", "students", "organized", "materials", "support", "standards").stream()
          .map(it -> "\"" + it + "\":\"agree\"")
          .collect(Collectors.joining(",", "\"evaluation\":{", "}"));

  @Autowired private CreditService credits;
  @Autowired private SubmissionService submissions;
  @Autowired private TieOverrides overrides;

  @Test
  void an_educator_evaluates_chooses_and_has_a_record_that_others_accept() throws Exception {
    var educator = newEducator();
    var mailbox = new Mailbox(educator.username() + "@example.org");
    String enrollment = earned(educator, ACADEMY);
    assertThat(text(educator.get("/records"))).contains("Not chosen yet", "Evaluate it first");
    assertThat(mailbox.await("You have earned", 1)).hasSize(1);

    JsonNode task = educator.awaitTask("evaluate", enrollment);
    assertThat(educator.complete(task, "{" + EVALUATION + "}").statusCode())
        .as("where there is a choice it has to be made")
        .isEqualTo(422);
    evaluate(educator, task, "academy");

    Credit credit = awarded(educator);
    assertThat(mailbox.await("Your record for", 1).getFirst()).contains("/records");
    assertThat(form(educator, "/records/number", Map.of("iein", "1234567")).statusCode())
        .isEqualTo(302);
    assertThat(text(educator.get("/records"))).contains("Administrator Academy AA 9001, 30 hours");
    byte[] evidence = pdf(educator, "/records/" + credit.id() + "/evidence-of-completion.pdf");
    assertThat(textOf(evidence))
        .contains("Evidence of completion", "Building a School Culture for Student Success")
        .contains("Educator Name of " + educator.username(), "IEIN) 1234567", "Hours 30")
        .contains("Administrator Academy number AA 9001");
    assertThat(pdf(educator, "/records/" + credit.id() + "/evidence-of-completion.pdf"))
        .as("the same record gives the same bytes")
        .isEqualTo(evidence);
    assertThat(textOf(evidence)).doesNotContain("has a tie");
    UUID submission = submissions.submissionsOf(UUID.fromString(enrollment)).getFirst().id();
    overrides.allow(
        submission, "max", "They know the educator", "Nobody else could review it.", "petra");
    assertThat(textOf(pdf(educator, "/records/" + credit.id() + "/evidence-of-completion.pdf")))
        .contains("One of the reviewers has a tie They know the educator. The program manager")
        .contains("Nobody else could review it.");
    for (String name : everybodyBut("petra")) {
      assertThat(
              signIn(name)
                  .get("/records/" + credit.id() + "/evidence-of-completion.pdf")
                  .statusCode())
          .as(name)
          .isEqualTo(404);
    }
  }

  @Test
  void educators_without_administrator_academy_credit_are_told_why() {
    var educator = newEducator();
    String enrollment = earned(educator, NO_ACADEMY);
    JsonNode task = educator.awaitTask("evaluate", enrollment);

    JsonNode known =
        json(educator.get("/api/tasks/" + task.get("taskKey").asString(""))).get("variables");
    assertThat(known.at("/creditOption/reason").asString(""))
        .isEqualTo("This micro-credential is not approved as an Administrator Academy.");
    // A person who sends it anyway gets what the rules allow.
    evaluate(educator, task, "academy");

    assertThat(awarded(educator).academyNumber()).isNull();
    assertThat(text(educator.get("/records"))).contains("30 PD hours");
  }

  @Test
  void the_director_confirms_with_one_click_that_works_once() {
    var educator = newEducator();
    String enrollment = earned(educator, NO_ACADEMY);
    String link = linkTo(educator);
    var director = PortalSession.guest(address());

    assertThat(text(director.get(link)))
        .contains("Name of " + educator.username(), "Confirm 3 hours");
    assertThat(text(director.get(link))).as("looking answers nothing").contains("Confirm 3 hours");
    assertThat(director.postWithoutToken(link, "{}").statusCode()).isEqualTo(403);
    assertThat(form(director, link, Map.of("answer", "refuse")).statusCode()).isEqualTo(302);
    assertThat(text(director.get(link))).contains("Please write why");
    assertThat(form(director, link, Map.of("answer", "confirm")).statusCode()).isEqualTo(302);
    assertThat(text(director.get(link))).contains("Thank you.");
    form(director, link, Map.of("answer", "refuse", "reason", "I changed my mind."));
    assertThat(text(director.get(link)))
        .contains("already been answered")
        .doesNotContain("changed my");

    assertThat(
            new Mailbox(educator.username() + "@example.org")
                .await("In-service hours for", 1)
                .getFirst())
        .contains("has confirmed 3 in-service hours");
    assertThat(text(educator.get("/records"))).contains("3 in-service hours confirmed by");
    evaluate(educator, educator.awaitTask("evaluate", enrollment), null);
    assertThat(director.get("/in-service/" + UUID.randomUUID()).statusCode()).isEqualTo(404);
  }

  @Test
  void a_transcript_is_shown_to_whom_its_holder_wants() throws Exception {
    var educator = newEducator();
    String enrollment = earned(educator, NO_ACADEMY);
    evaluate(educator, educator.awaitTask("evaluate", enrollment), null);
    awarded(educator);

    JsonNode clr = tree(educator.get("/records/transcript.json").body());
    assertThat(clr.get("type").toString()).contains("ClrCredential");
    assertThat(clr.at("/credentialSubject/verifiableCredential/0/proof/type").asString(""))
        .isEqualTo("DataIntegrityProof");
    assertThat(clr.at("/credentialSubject/hoursEarned/0/hours").asInt(0)).isEqualTo(30);
    assertThat(others(clr)).isEqualTo(new Answer(true, true, "\"why\":[]"));
    JsonNode more = clr.deepCopy();
    ((ObjectNode) more.at("/credentialSubject/hoursEarned/0")).put("hours", "60");
    assertThat(others(more)).matches(answer -> !answer.vc() && !answer.verifierCore());
    assertThat(verified(clr))
        .contains("It is one of our transcripts. Badges in it: 1.", "We issued it.");
    assertThat(verified(more)).contains("changed after it was signed");
    assertThat(textOf(pdf(educator, "/records/transcript.pdf")))
        .contains("Transcript of Name of " + educator.username(), "30 PD hours");

    form(educator, "/records/shares", Map.of());
    String page = text(educator.get("/records"));
    String link = found("/transcripts/[\\w-]+", page);
    var stranger = PortalSession.guest(address());
    assertThat(text(stranger.get(link)))
        .contains("Transcript of Name of " + educator.username(), "30 PD hours");
    assertThat(pdf(stranger, link + "/transcript.pdf"))
        .isEqualTo(pdf(educator, "/records/transcript.pdf"));
    JsonNode shared = tree(stranger.get(link + "/transcript.json").body());
    String now = stranger.get(URI.create(shared.get("id").asString("")).getPath()).body();
    assertThat(tree(now).get("credentialSubject"))
        .as("it says where it can be had as it is now")
        .isEqualTo(shared.get("credentialSubject"));
    assertThat(shared.get("credentialSubject")).isEqualTo(clr.get("credentialSubject"));
    assertThat(text(educator.get("/records"))).as("shown once").doesNotContain(link);
    assertThat(stranger.get(link + "x").statusCode()).isEqualTo(404);

    String revoke = found("/records/shares/[\\w-]+/revoke", page);
    assertThat(form(newEducator(), revoke, Map.of()).statusCode()).isEqualTo(404);
    form(educator, revoke, Map.of());
    for (String gone : List.of(link, link + "/transcript.pdf", link + "/transcript.json")) {
      assertThat(stranger.get(gone).statusCode()).as(gone).isEqualTo(404);
    }
  }

  private String verified(JsonNode transcript) throws Exception {
    byte[] file = transcript.toString().getBytes(StandardCharsets.UTF_8);
    return text(
        PortalSession.guest(address()).postFile("/verify", "transcript.json", file, Map.of()));
  }

  @Test
  void the_program_manager_has_the_records_of_the_year() throws Exception {
    var educator = newEducator();
    String enrollment = earned(educator, NO_ACADEMY);
    evaluate(educator, educator.awaitTask("evaluate", enrollment), null);
    int year = awarded(educator).fiscalYear();
    var petra = signIn("petra");

    assertThat(text(petra.get("/records/manage"))).contains("Fiscal year", "not given their IEIN");
    String summary = "/records/manage/%d/%s/activity-summary.pdf".formatted(year, NO_ACADEMY);
    assertThat(textOf(pdf(petra, summary)))
        .contains("Activity summary", "Name of " + educator.username(), "Not given")
        .contains("It was well organized", "evaluation");
    assertThat(textOf(pdf(petra, "/records/manage/%d/provider-report.pdf".formatted(year))))
        .contains("Approved provider report", "All activities");
    assertThat(petra.get("/records/manage/%d/provider-report.csv".formatted(year)).body())
        .startsWith("\uFEFF\"Fiscal year\",\"Provider\"")
        .contains("Exploring and Deepening an Equity Mindset");
    assertThat(petra.get("/records/manage/%d/rosters.csv".formatted(year)).body())
        .contains("\"Name of " + educator.username() + "\"");
    assertThat(petra.get("/records/manage?year=1999").statusCode()).isEqualTo(404);
    assertThat(petra.get("/records/manage/1999/provider-report.pdf").statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @MethodSource("notTheProgramManager")
  void nobody_else_has_them(String username) {
    var person = signIn(username);

    for (String path :
        List.of(
            "/records/manage",
            "/records/manage/2027/provider-report.pdf",
            "/records/manage/2027/provider-report.csv",
            "/records/manage/2027/rosters.csv",
            "/records/manage/2027/equity-mindset/activity-summary.pdf",
            "/records/manage/retention",
            "/records/manage/retention/deletions.csv",
            "/districts")) {
      assertThat(person.get(path).statusCode()).as(path).isEqualTo(404);
    }
    assertThat(form(person, "/districts/" + UUID.randomUUID(), Map.of()).statusCode())
        .isEqualTo(404);
  }

  static List<String> notTheProgramManager() {
    return everybodyBut("petra");
  }

  @Test
  void only_educators_have_records_of_their_own() {
    for (String name : everybodyBut("ada", "eve")) {
      var person = signIn(name);
      for (String path : List.of("/records", "/records/transcript.pdf", "/records/transcript.json"))
        assertThat(person.get(path).statusCode()).as(name + path).isEqualTo(404);
      assertThat(form(person, "/records/shares", Map.of()).statusCode()).isEqualTo(404);
      assertThat(form(person, "/records/number", Map.of("iein", "1234567")).statusCode())
          .isEqualTo(404);
    }
    assertThat(PortalSession.guest(address()).get("/records").statusCode()).isEqualTo(302);
  }

  @Test
  void what_is_no_number_is_refused_and_kept_in_the_field() {
    var educator = newEducator();

    form(educator, "/records/number", Map.of("iein", "12 <b>"));

    assertThat(text(educator.get("/records"))).contains("6 or 7 digits", "12 &lt;b&gt;");
  }

  @Test
  void the_program_manager_says_whom_a_district_has() {
    var petra = signIn("petra");
    String page = text(petra.get("/districts"));
    assertThat(page).contains("Lakeside District 88", "No director yet", "Robin Hale");
    String lakeside =
        found("/districts/[\\w-]+", page.substring(page.indexOf("Lakeside District 88")));

    form(petra, lakeside, Map.of("directorName", "Toni", "directorEmail", "no address"));
    assertThat(text(petra.get("/districts")))
        .contains("is not an email address that mail can be sent to");
    form(petra, lakeside, Map.of("inServiceHours", "2.1"));
    assertThat(text(petra.get("/districts"))).contains("in quarter hours");
    form(
        petra,
        lakeside,
        Map.of(
            "directorName", "Toni Ames",
            "directorEmail", "toni@example.org",
            "inServiceHours", "2.25"));
    assertThat(text(petra.get("/districts"))).contains("Toni Ames", "2.25");
    form(petra, lakeside, Map.of());
    assertThat(text(petra.get("/districts"))).doesNotContain("Toni Ames");
  }

  private String earned(PortalSession educator, String microCredentialId) {
    String enrollment =
        Enrolled.in(microCredentialId, educator)
            .handedIn()
            .answered(signIn("max"), signIn("otto"), "demonstrated")
            .id();
    educator.awaitTask("evaluate", enrollment);
    return enrollment;
  }

  /** What two independent programs say about a transcript. */
  private static Answer others(JsonNode transcript) {
    return IndependentVerifiers.check(Map.of("transcript", transcript.toString()), Map.of())
        .get("transcript");
  }

  private static void evaluate(PortalSession educator, JsonNode task, String choice) {
    String chosen = choice == null ? "" : ",\"creditChoice\":\"" + choice + "\"";
    var answer = educator.complete(task, "{" + EVALUATION + chosen + "}");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
  }

  private Credit awarded(PortalSession educator) {
    return Awaitility.await("credit")
        .atMost(Duration.ofSeconds(60))
        .until(
            () -> credits.ofEducator(educator.username()),
            found -> found.size() == 1 && found.getFirst().isAwarded())
        .getFirst();
  }

  /** The director gets the mails about everyone in the district. */
  private String linkTo(PortalSession educator) {
    String mail =
        Awaitility.await("mail to the director")
            .atMost(Duration.ofSeconds(60))
            .until(
                () ->
                    new Mailbox("robin@example.org")
                        .texts(
                            "Please confirm in-service hours for Name of " + educator.username()),
                found -> !found.isEmpty())
            .getFirst();
    return found("/in-service/[\\w-]+", mail);
  }

  private static String found(String pattern, String text) {
    Matcher found = Pattern.compile(pattern).matcher(text);
    assertThat(found.find()).as(pattern).isTrue();
    return found.group();
  }

  private static HttpResponse<String> form(
      PortalSession person, String path, Map<String, String> fields) {
    if (person.username() == null) {
      person.get(path);
    }
    return person.post(
        path,
        FORM,
        fields.entrySet().stream()
            .map(it -> it.getKey() + "=" + URLEncoder.encode(it.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&")));
  }

  private static String text(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return answer.body();
  }

  /** The document is accessible, as PDF/UA-1 requires. */
  private static byte[] pdf(PortalSession person, String path) throws Exception {
    var answer = person.download(path);
    assertThat(answer.statusCode()).as(path).isEqualTo(200);
    VeraGreenfieldFoundryProvider.initialise();
    try (var foundry = Foundries.defaultInstance();
        var parser =
            foundry.createParser(new ByteArrayInputStream(answer.body()), PDFAFlavour.PDFUA_1);
        var validator = foundry.createValidator(PDFAFlavour.PDFUA_1, false)) {
      assertThat(validator.validate(parser).getTestAssertions())
          .as(path)
          .extracting(failed -> failed.getRuleId() + ": " + failed.getMessage())
          .isEmpty();
    }
    return answer.body();
  }

  private static String textOf(byte[] pdf) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
    }
  }
}
