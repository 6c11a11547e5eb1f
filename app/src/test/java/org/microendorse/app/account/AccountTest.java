package org.microendorse.app.account;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.microendorse.app.PortalSession.json;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.search.enums.ProcessInstanceState;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.microendorse.app.Enrolled;
import org.microendorse.app.PortalSession;
import org.microendorse.app.PortalTest;
import org.microendorse.domain.account.PersonalData;
import org.microendorse.domain.enrollment.EnrollmentService;
import org.microendorse.domain.notification.MailService;
import org.microendorse.domain.people.Accounts;
import org.microendorse.domain.people.DemoAccounts;
import org.microendorse.domain.people.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** A person's own account: password, data, and how to delete it. */
class AccountTest extends PortalTest {
  private static final String CHOSEN = "amber tractors whistle softly";

  @Autowired private JdbcClient jdbc;
  @Autowired private EnrollmentService enrollments;
  @Autowired private Accounts accounts;
  @Autowired private MailService mails;
  @Autowired private CamundaClient camunda;

  @Test
  void changing_the_password_needs_the_old_one_and_ends_the_other_sessions() {
    var here = newEducator();
    var elsewhere = signIn(here.username());

    assertThat(change(here, "guess", CHOSEN).body()).contains("not your current password");
    assertThat(change(here, PASSWORD, "password12345678").body()).contains("easy to guess");
    assertThat(location(change(here, PASSWORD, CHOSEN))).endsWith("/account");

    assertThat(here.get("/account").body()).contains("Your password has been changed");
    assertThat(location(elsewhere.get("/account"))).endsWith("/login?again");
    assertThat(location(PortalSession.guest(address()).postForm("/login", here.username(), CHOSEN)))
        .doesNotContain("login");
    assertThat(new Mailbox(emailOf(here)).await("Your password was changed", 1)).hasSize(1);
  }

  @Test
  void
      an_educator_who_works_somewhere_else_keeps_their_paths_and_gets_reviewers_of_other_districts() {
    var educator = newEducator();
    var path = Enrolled.in("elevating-sel", educator).committed();
    UUID place =
        jdbc.sql("select school_id from account where username = 'max'").query(UUID.class).single();
    assertThat(sharesDistrict(educator.username(), "max")).isFalse();

    assertThat(location(move(educator, place.toString()))).endsWith("/account");

    assertThat(educator.get("/account").body()).contains("Saved.");
    assertThat(sharesDistrict(educator.username(), "max")).isTrue();
    assertThat(educator.get("/paths/" + path.id()).statusCode()).isEqualTo(200);
    assertThat(move(educator, UUID.randomUUID().toString()).body()).contains("from the list");
    assertThat(move(educator, "x").statusCode()).isEqualTo(422);
    assertThat(location(move(educator, ""))).endsWith("/account");
  }

  @ParameterizedTest
  @MethodSource("everybodyWhoIsMoreThanAnEducator")
  void reviewers_and_facilitators_cannot_change_where_they_work(String username) {
    var session = signIn(username);
    UUID place =
        jdbc.sql("select school_id from account where username = 'ada'").query(UUID.class).single();

    assertThat(session.get("/account").body()).doesNotContain("Where you work");
    assertThat(move(session, place.toString()).statusCode()).isEqualTo(422);

    assertThat(session.get("/account").body()).doesNotContain("Saved.");
  }

  static List<String> everybodyWhoIsMoreThanAnEducator() {
    return everybodyBut(
        Stream.concat(
                Stream.of("eve"),
                DemoAccounts.PEOPLE.stream()
                    .filter(person -> person.role() == Role.EDUCATOR)
                    .map(DemoAccounts.Person::username))
            .toArray(String[]::new));
  }

  private static HttpResponse<String> move(PortalSession session, String place) {
    return session.post("/account/place", "application/x-www-form-urlencoded", "place=" + place);
  }

  private boolean sharesDistrict(String one, String other) {
    return accounts
        .findByUsername(one)
        .orElseThrow()
        .sharesDistrictWith(accounts.findByUsername(other).orElseThrow());
  }

  @Test
  void people_who_ask_get_everything_kept_about_them_and_nothing_about_others() throws IOException {
    var educator = newEducator();
    var path =
        Enrolled.in("elevating-sel", educator)
            .handedIn()
            .answered(signIn("mia"), signIn("otto"), "developing");
    var other = newEducator();
    Enrolled.in("elevating-sel", other).committed();

    Map<String, byte[]> zip = export(educator);
    JsonNode data = new ObjectMapper().readTree(zip.get("data.json"));

    assertThat(data.at("/account/0/email").asString("")).isEqualTo(emailOf(educator));
    assertThat(data.at("/enrollments/0/id").asString("")).isEqualTo(path.id());
    assertThat(data.at("/submissions/0/outcome").asString("")).isEqualTo("NOT_YET");
    assertThat(data.at("/feedback/0/scores/0/strengthen").isMissingNode()).isFalse();
    assertThat(data.get("mails")).isNotEmpty();
    assertThat(data.get("files")).hasSameSizeAs(path.files());
    assertThat(zip).hasSize(path.files().size() + 1);
    String text = new String(zip.get("data.json"), StandardCharsets.UTF_8);
    assertThat(text)
        .doesNotContain(emailOf(other), other.username() + "\"", "Mia Novak", "Otto Lindgren")
        .doesNotContain(idOf("mia").toString(), idOf("otto").toString(), "password_hash");

    Map<String, byte[]> othersZip = export(other);
    assertThat(new String(othersZip.get("data.json"), StandardCharsets.UTF_8))
        .contains(emailOf(other))
        .doesNotContain(emailOf(educator), path.id());
    assertThat(othersZip).hasSize(1);

    JsonNode reviewer = new ObjectMapper().readTree(export(signIn("mia")).get("data.json"));
    assertThat(reviewer.get("myAssessments")).isNotEmpty();
    assertThat(reviewer.get("whatIWroteInTasks").toString())
        .as("while it is kept for those who go on with it")
        .contains(Enrolled.SHOWN);
    assertThat(data.get("whatIWroteInTasks").toString()).doesNotContain(Enrolled.SHOWN);
    assertThat(reviewer.toString())
        .as("reviews are blind")
        .doesNotContain(emailOf(educator), path.id());
  }

  @Test
  void no_table_that_refers_to_people_is_forgotten() {
    List<String> tables =
        jdbc.sql(
                """
                select distinct conrelid::regclass::text from pg_constraint
                where contype = 'f' and confrelid = 'account'::regclass
                """)
            .query(String.class)
            .list();

    assertThat(PersonalData.tables())
        .as("say in PersonalData what of these belongs to whom, and in AccountDeletion what goes")
        .containsAll(tables);
  }

  @Test
  void a_guest_has_no_account_page() {
    var guest = PortalSession.guest(address());

    for (String page : List.of("/account", "/account/export")) {
      assertThat(location(guest.get(page))).endsWith("/login");
    }
    for (String action : List.of("/account/password", "/account/delete")) {
      assertThat(location(guest.post(action, Form.MEDIA_TYPE, "confirmation=x")))
          .endsWith("/login");
    }
  }

  @Test
  void people_who_delete_their_account_are_nobody_and_their_running_paths_end() {
    var educator = newEducator();
    UUID id = idOf(educator.username());
    String email = emailOf(educator);
    var running = Enrolled.in("equity-mindset", educator).committed();
    running.task("self-assessment");
    Long instance = enrollments.get(UUID.fromString(running.id())).processInstanceKey();
    educator.get("/account");

    assertThat(delete(educator, "guess").body()).contains("not your current password");
    assertThat(delete(educator, "guess").statusCode()).isEqualTo(422);
    assertThat(location(delete(educator, PASSWORD))).endsWith("/login?deleted");

    assertThat(educator.get("/api/tasks").statusCode()).isEqualTo(401);
    assertThat(location(PortalSession.guest(address()).postForm("/login", email, PASSWORD)))
        .endsWith("?error");
    assertThat(
            jdbc.sql(
                    """
                    select username || email || display_name || password_hash from account
                    where id = ?
                    """)
                .param(id)
                .query(String.class)
                .single())
        .doesNotContain(educator.username(), "Name of");
    assertThat(
            jdbc.sql("select count(*) from account_role where account_id = ?")
                .param(id)
                .query(Long.class)
                .single())
        .isZero();
    assertThat(enrollments.get(UUID.fromString(running.id())).isRunning()).isFalse();
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () ->
                assertThat(camunda.newProcessInstanceGetRequest(instance).send().join().getState())
                    .isNotEqualTo(ProcessInstanceState.ACTIVE));
    assertThat(new Mailbox(email).await("Your account is deleted", 1)).hasSize(1);
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> assertThat(mails.mailsTo(email)).isEmpty());
  }

  @Test
  void a_badge_stays_verifiable_and_the_address_is_free_again() {
    var educator = newEducator();
    String email = emailOf(educator);
    Enrolled.in("elevating-sel", educator)
        .handedIn()
        .answered(signIn("mia"), signIn("otto"), "demonstrated");
    String badge =
        await()
            .atMost(Duration.ofSeconds(60))
            .until(
                () -> json(educator.get("/api/badges")).at("/0/url").asString(""),
                url -> !url.isEmpty());
    String file = educator.get(badge, "Accept", "application/vc+ld+json").body();
    educator.post(badge + "/publish", Form.MEDIA_TYPE, "");
    assertThat(PortalSession.guest(address()).get(badge).statusCode()).isEqualTo(200);

    assertThat(location(delete(educator, PASSWORD))).endsWith("/login?deleted");

    var anybody = PortalSession.guest(address());
    assertThat(anybody.get(badge).statusCode()).isEqualTo(404);
    assertThat(anybody.postFile("/verify", "badge.json", file.getBytes(UTF_8), Map.of()).body())
        .contains("Valid", "We issued it.");
    anybody.post(
        "/sign-up",
        Form.MEDIA_TYPE,
        Form.of("name", "Back Again", "email", email, "password", CHOSEN, "place", ""));
    String link = new Mailbox(email).awaitLink("Confirm your email");
    assertThat(location(SignUpTest.confirm(anybody, link, CHOSEN))).endsWith("/");
    assertThat(anybody.get("/badges").body())
        .as("a new person")
        .contains("Your first badge will be here");
  }

  @Test
  void people_who_claimed_work_or_coach_finish_first() {
    var assessor = newAssessor();
    var path = Enrolled.in("el-data-trends", newEducator()).handedIn();
    var mia = signIn("mia");
    JsonNode task = mia.awaitTask("assess", path.id());
    assertThat(mia.claim(task).statusCode()).isEqualTo(204);

    var refused = delete(mia, PASSWORD);
    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(refused.body()).contains("You have claimed tasks that others are waiting for");
    mia.post("/api/tasks/" + task.get("taskKey").asString("") + "/release", "{}");

    String coach = enrollments.get(UUID.fromString(path.id())).coach().username();
    assertThat(delete(signIn(coach), PASSWORD).body()).contains("You coach educators");
    assertThat(location(delete(assessor, PASSWORD))).endsWith("/login?deleted");
  }

  private static HttpResponse<String> change(PortalSession who, String old, String password) {
    return who.post(
        "/account/password", Form.MEDIA_TYPE, Form.of("old", old, "password", password));
  }

  private static HttpResponse<String> delete(PortalSession who, String confirmation) {
    return who.post("/account/delete", Form.MEDIA_TYPE, Form.of("confirmation", confirmation));
  }

  private static Map<String, byte[]> export(PortalSession who) throws IOException {
    HttpResponse<byte[]> answer = who.download("/account/export");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Disposition"))
        .get()
        .asString()
        .startsWith("attachment");
    Map<String, byte[]> files = new TreeMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(answer.body()))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        files.put(entry.getName(), zip.readAllBytes());
      }
    }
    return files;
  }

  private static String emailOf(PortalSession session) {
    return session.username() + "@example.org";
  }

  private UUID idOf(String username) {
    return jdbc.sql("select id from account where username = ?")
        .param(username)
        .query(UUID.class)
        .single();
  }

  private static String location(HttpResponse<String> answer) {
    return answer
        .headers()
        .firstValue("Location")
        .orElseThrow(() -> new AssertionError(answer.statusCode() + " " + answer.body()));
  }
}
