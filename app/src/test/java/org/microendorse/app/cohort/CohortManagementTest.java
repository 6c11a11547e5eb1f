package org.microendorse.app.cohort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.microendorse.app.PortalSession.tree;
import static org.microendorse.app.cohort.CohortFixture.FORM;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.search.enums.ProcessInstanceState;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.microendorse.app.OwnSemesters;
import org.microendorse.app.PortalSession;
import org.microendorse.app.PortalTest;
import org.microendorse.app.account.Form;
import org.microendorse.domain.calendar.Semester;
import org.microendorse.domain.calendar.SemesterService;
import org.microendorse.domain.catalog.CatalogTitle;
import org.microendorse.domain.cohort.Cohort;
import org.microendorse.domain.cohort.CohortService;
import org.microendorse.domain.cohort.CohortStatus;
import org.microendorse.domain.cohort.Invoice;
import org.microendorse.domain.cohort.InvoicePrinter;
import org.microendorse.domain.cohort.TeamMember;
import org.microendorse.domain.cohort.TeamService;
import org.microendorse.domain.language.Language;
import org.microendorse.domain.language.Message;
import org.microendorse.domain.notification.Mail;
import org.microendorse.domain.notification.MailService;
import org.microendorse.domain.people.Account;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The program manager opens and cancels cohorts; a file of people only fills a form. */
class CohortManagementTest extends PortalTest {
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  @Autowired private CohortFixture fixture;
  @Autowired private CohortService cohorts;
  @Autowired private SemesterService semesters;
  @Autowired private TeamService teams;
  @Autowired private MailService mails;
  @Autowired private CamundaClient camunda;
  @Autowired private InvoicePrinter printer;
  @Autowired private JdbcClient jdbc;

  @Test
  void a_cohort_that_could_never_begin_is_refused_and_a_doubtful_one_is_opened_with_a_warning() {
    PortalSession petra = signIn("petra");
    LocalDate today = semesters.today();
    try (var own = new OwnSemesters(jdbc)) {
      Semester over = semester("Over", today.minusDays(60), today.minusDays(30));
      Semester running = semester("Running", today.minusDays(20), today.plusDays(30));
      Semester next = semester("Next", today.plusDays(40), today.plusDays(80));

      assertRefused(open(petra, over, today.plusDays(1), 8), over.name() + " has ended");
      assertRefused(open(petra, running, today.plusDays(1), 8), "has already begun");
      assertRefused(open(petra, next, next.opens(), 8), "would end after " + next.name());
      assertRefused(open(petra, next, today.plusDays(20), 3), "fewer places than 4");

      var opened = open(petra, next, next.opens().minusDays(1), 4);
      assertThat(opened.statusCode()).as(opened.body()).isEqualTo(302);
      assertThat(page(petra, opened))
          .contains("The calendar has only 1 semester for the")
          .doesNotContain("Registration is open for only");
      assertThat(page(petra, open(petra, next, today.plusDays(10), 4)))
          .contains("Registration is open for only 10 days, but people have 14 days");
    }
  }

  @Test
  void a_canceled_cohort_is_over_for_its_teams_and_for_the_engine() {
    Cohort cohort = fixture.open();
    List<Account> people = fixture.people("ada", 4);
    CohortFixture.register(
        signIn(people.getFirst().username()), cohort.id(), "Early birds", people);
    await().atMost(PATIENCE).until(() -> cohorts.get(cohort.id()).processInstanceKey() != null);
    PortalSession petra = signIn("petra");
    assertThat(petra.get("/cohorts/manage/" + cohort.id()).body())
        .contains("The people of 1 team get an email");

    assertRefused(cancel(petra, cohort, "No partner.", false), "Nothing was canceled");
    assertRefused(cancel(petra, cohort, " ", true), "Enter your reasons");
    assertThat(cohorts.get(cohort.id()).status()).isEqualTo(CohortStatus.OPEN);
    var canceled = cancel(petra, cohort, "Our partner cannot take part.", true);

    assertThat(canceled.statusCode()).as(canceled.body()).isEqualTo(302);
    assertThat(cohorts.get(cohort.id()).status()).isEqualTo(CohortStatus.CANCELLED);
    assertThat(people)
        .allSatisfy(
            it ->
                assertThat(mails.mailsTo(it.email()))
                    .filteredOn(mail -> mail.template().equals("cohort-cancelled"))
                    .singleElement()
                    .extracting(Mail::text)
                    .asString()
                    .contains("Our partner cannot take part."));
    assertThat(teams.membersIn(cohort.id())).noneMatch(TeamMember::isActive);
    assertThat(petra.get("/cohorts/manage/" + cohort.id()).body())
        .contains("Canceled")
        .doesNotContain("Cancel this cohort");
    assertRefused(cancel(petra, cohort, "Once more.", true), "You can no longer cancel it here");
    assertThat(signIn("ada").get("/cohorts/" + cohort.id()).body())
        .contains("Canceled")
        .doesNotContain("Register a team");
    await().atMost(PATIENCE).until(() -> hasEnded(cohort));
  }

  private boolean hasEnded(Cohort cohort) {
    long key = cohorts.get(cohort.id()).processInstanceKey();
    return camunda
        .newProcessInstanceSearchRequest()
        .filter(it -> it.processInstanceKey(key).state(ProcessInstanceState.TERMINATED))
        .send()
        .join()
        .items()
        .stream()
        .findAny()
        .isPresent();
  }

  @Test
  void nobody_but_the_program_manager_cancels_a_cohort() {
    Cohort cohort = fixture.open();
    for (String username : everybodyBut("petra")) {
      assertThat(cancel(signIn(username), cohort, "Because.", true).statusCode())
          .as(username)
          .isEqualTo(404);
    }
    assertThat(cohorts.get(cohort.id()).status()).isEqualTo(CohortStatus.OPEN);
  }

  @Test
  void a_file_with_people_only_fills_the_form_and_says_what_is_wrong_in_it() {
    Cohort cohort = fixture.open();
    List<Account> people = fixture.people("ada", 4);
    PortalSession registrar = signIn(people.getFirst().username());
    String csv = CohortFixture.csv(people) + "Sam Lee,nowhere,principal\n";

    var read =
        registrar.postBytes(
            "/api/cohorts/" + cohort.id() + "/teams/read",
            "text/csv",
            csv.getBytes(StandardCharsets.UTF_8));

    assertThat(read.statusCode()).as(read.body()).isEqualTo(200);
    assertThat(tree(read).get("people").size()).isEqualTo(5);
    assertThat(tree(read).get("people").get(4).get("email").asString("")).isEqualTo("nowhere");
    assertThat(tree(read).get("problems").get(0).get("line").asInt(0)).isEqualTo(5);
    assertThat(teams.inCohort(cohort.id())).isEmpty();
    assertThat(people).allSatisfy(it -> assertThat(mails.mailsTo(it.email())).isEmpty());
  }

  @Test
  void the_pages_of_cohorts_and_the_catalog_speak_spanish() {
    Cohort cohort = fixture.open();
    PortalSession petra = signIn("petra");
    petra.get("/language/es");
    try {
      assertThat(petra.get("/cohorts").body())
          .contains("Abiertas para equipos", "Quedan 8 lugares");
      assertThat(petra.get("/cohorts/" + cohort.id()).body())
          .contains("Cómo se une un equipo", "Registro abierto");
      assertThat(petra.get("/cohorts/manage/" + cohort.id()).body())
          .contains("<strong>0 de 8</strong>", "Grados 3 a 5", "Cancelar esta cohorte");
      assertThat(petra.get("/catalog").body())
          .contains("Lo que puede obtener", "microcredenciales");
      assertThat(petra.get("/catalog?kind=micro-credential").body()).contains("resultados");
      assertThat(petra.get("/semesters").body()).contains("Agregar un semestre");
      assertThat(petra.post("/semesters", FORM, "").body()).isEmpty();
      assertThat(petra.get("/semesters").body()).contains("Escriba un nombre corto");
      assertThat(open(petra, cohort.firstSemester(), cohort.lastDay(), 0).body())
          .contains("de 1 a 1000");
    } finally {
      // Other tests have not chosen a language for her.
      jdbc.sql("update account set language = null where username = 'petra'").update();
    }
  }

  @Test
  void an_invoice_speaks_the_language_of_its_recipient() throws IOException {
    Invoice invoice =
        new Invoice(
            1001,
            new CatalogTitle("Leadership for SEL", Map.of("es", "Liderazgo para el SEL")),
            "SEL, Winter 2027",
            "Winter/Spring 2027",
            "Early birds",
            "Maple Grove Elementary",
            "Ada Brooks",
            "Maple Grove CUSD\n100 Main St",
            "PO-4711",
            new BigDecimal("1250"),
            4,
            Instant.parse("2026-12-13T18:00:00Z"));

    assertThat(text(Language.ENGLISH.use(() -> printer.print(invoice))))
        .contains(
            "Invoice 1001",
            "December 13, 2026",
            "Due: January 12, 2027",
            "Maple Grove CUSD",
            "Purchase order: PO-4711",
            "how to pay",
            "One team of 4 people.",
            "$1,250.00");
    assertThat(text(Language.SPANISH.use(() -> printer.print(invoice))))
        .contains(
            "Liderazgo para el SEL",
            "Factura 1001",
            "13 de diciembre de 2026",
            "Un equipo de 4 personas.",
            "$1,250.00");
    Message amount = Message.of("cohortRule.amount", invoice.amount());
    for (Language language : Language.values()) {
      assertThat(language.use(amount::toString)).isEqualTo("$1,250.00");
    }
  }

  private static String text(byte[] file) throws IOException {
    try (var pdf = Loader.loadPDF(file)) {
      return new PDFTextStripper().getText(pdf).replaceAll("\\s+", " ");
    }
  }

  private Semester semester(String name, LocalDate opens, LocalDate closes) {
    return semesters.add(name + " " + UUID.randomUUID().toString().substring(0, 8), opens, closes);
  }

  private static HttpResponse<String> open(
      PortalSession petra, Semester first, LocalDate lastDay, int places) {
    return petra.post(
        "/cohorts/manage",
        FORM,
        Form.of(
            "endorsementId", CohortFixture.ENDORSEMENT,
            "title", "Plan " + UUID.randomUUID(),
            "firstSemesterId", first.id().toString(),
            "lastDay", lastDay.toString(),
            "places", String.valueOf(places)));
  }

  private static HttpResponse<String> cancel(
      PortalSession session, Cohort cohort, String reasons, boolean sure) {
    return session.post(
        "/cohorts/manage/" + cohort.id() + "/cancel",
        FORM,
        Form.of("reasons", reasons, "sure", String.valueOf(sure)));
  }

  private static String page(PortalSession session, HttpResponse<String> redirect) {
    String location = redirect.headers().firstValue("Location").orElseThrow();
    return session.get(location.replaceAll("^https?://[^/]+", "")).body();
  }

  private static void assertRefused(HttpResponse<String> answer, String words) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(409);
    assertThat(answer.body()).contains(words);
  }
}
