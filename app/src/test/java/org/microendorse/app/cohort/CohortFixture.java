package org.microendorse.app.cohort;

import static org.awaitility.Awaitility.await;
import static org.microendorse.app.PortalSession.json;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.microendorse.app.PortalSession;
import org.microendorse.domain.calendar.SemesterService;
import org.microendorse.domain.cohort.Cohort;
import org.microendorse.domain.cohort.CohortChanged;
import org.microendorse.domain.cohort.CohortPlan;
import org.microendorse.domain.cohort.CohortService;
import org.microendorse.domain.notification.MailService;
import org.microendorse.domain.people.Account;
import org.microendorse.domain.people.Accounts;
import org.microendorse.domain.people.Role;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** Cohorts, teams and people as tests need them. */
@Component
public class CohortFixture {
  public static final String FORM = "application/x-www-form-urlencoded";
  public static final String ENDORSEMENT = "leadership-for-sel";

  private static final AtomicInteger COUNT = new AtomicInteger();
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Accounts accounts;
  private final CohortService cohorts;
  private final SemesterService semesters;
  private final MailService mails;
  private final JdbcClient jdbc;
  private final ApplicationEventPublisher events;
  private final TransactionTemplate transaction;

  CohortFixture(
      Accounts accounts,
      CohortService cohorts,
      SemesterService semesters,
      MailService mails,
      JdbcClient jdbc,
      ApplicationEventPublisher events,
      TransactionTemplate transaction) {
    this.accounts = accounts;
    this.cohorts = cohorts;
    this.semesters = semesters;
    this.mails = mails;
    this.jdbc = jdbc;
    this.events = events;
    this.transaction = transaction;
  }

  /** A cohort that teams can register for, from the next semester on. */
  public Cohort open() {
    return cohorts.open(
        new CohortPlan(
            ENDORSEMENT,
            "Cohort " + COUNT.incrementAndGet(),
            semesters.notOver().getLast().id(),
            semesters.today().plusDays(20),
            8,
            null,
            null));
  }

  /** A new person from the school of another one, with the same password. */
  public Account person(String neighbor, Role role) {
    Account beside = accounts.findByUsername(neighbor).orElseThrow();
    String name = role.name().toLowerCase().charAt(0) + "mate" + COUNT.incrementAndGet();
    return accounts.save(
        new Account(
            name,
            name + "@example.org",
            "Name of " + name,
            beside.passwordHash(),
            Set.of(role),
            beside.district(),
            beside.school()));
  }

  /** New educators of one school. */
  public List<Account> people(String neighbor, int number) {
    List<Account> people = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      people.add(person(neighbor, Role.EDUCATOR));
    }
    return people;
  }

  /** As the form of the page sends them. */
  public static HttpResponse<String> register(
      PortalSession session, UUID cohortId, String team, List<Account> people) {
    StringBuilder form = new StringBuilder("scope=school&team=" + encode(team));
    for (Account person : people) {
      form.append("&name=").append(encode(person.displayName()));
      form.append("&email=").append(encode(person.email()));
      form.append("&role=teacher+leader");
    }
    return session.post("/cohorts/" + cohortId + "/register", FORM, form.toString());
  }

  public static HttpResponse<String> upload(
      PortalSession session, UUID cohortId, String team, byte[] file) {
    return session.put(
        "/api/cohorts/%s/teams?scope=school&name=%s".formatted(cohortId, encode(team)),
        "text/csv",
        file);
  }

  /** As a spreadsheet saves it. */
  public static String csv(List<Account> people) {
    StringBuilder csv = new StringBuilder("name,email,role\r\n");
    for (Account person : people) {
      csv.append("\"%s\",%s,Leader\r\n".formatted(person.displayName(), person.email()));
    }
    return csv.toString();
  }

  /** The path of the newest invitation this person got. */
  public String invitation(Account person) {
    String text =
        mails.mailsTo(person.email()).stream()
            .filter(mail -> mail.template().equals("team-invitation"))
            .reduce((first, last) -> last)
            .orElseThrow()
            .text();
    var link = Pattern.compile("(/invitations/\\S+)").matcher(text);
    if (!link.find()) {
      throw new AssertionError(text);
    }
    return link.group(1);
  }

  /** Moves the last day to register to yesterday and publishes the change. */
  public void registrationEnds(UUID cohortId) {
    await().atMost(PATIENCE).until(() -> cohorts.get(cohortId).processInstanceKey() != null);
    transaction.executeWithoutResult(
        tx -> {
          LocalDate yesterday = semesters.today().minusDays(1);
          jdbc.sql("update cohort set last_day = ? where id = ?")
              .params(yesterday, cohortId)
              .update();
          events.publishEvent(new CohortChanged(cohortId, UUID.randomUUID()));
        });
  }

  /** Waits for a task about this subject, claims it and returns it. */
  public static JsonNode take(PortalSession session, String formId, String subject) {
    JsonNode task =
        await("task " + formId)
            .atMost(PATIENCE)
            .until(() -> find(session, formId, subject), Optional::isPresent)
            .orElseThrow();
    session.claim(task);
    return task;
  }

  private static Optional<JsonNode> find(PortalSession session, String formId, String subject) {
    return StreamSupport.stream(json(session.get("/api/tasks")).spliterator(), false)
        .filter(task -> task.get("formId").asString("").equals(formId))
        .filter(task -> subject.equals(task.get("subject").asString("")))
        .findFirst();
  }

  public static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
