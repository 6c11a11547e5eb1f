package org.microendorse.app.race;

import static org.assertj.core.api.Assertions.assertThat;
import static org.microendorse.app.PortalSession.json;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.microendorse.app.Enrolled;
import org.microendorse.app.PortalSession;
import org.microendorse.app.PortalTest;
import org.microendorse.app.account.Form;
import org.microendorse.app.account.Mailbox;
import org.microendorse.app.cohort.CohortFixture;
import org.microendorse.domain.account.IdentityService;
import org.microendorse.domain.account.IdentityService.Identity;
import org.microendorse.domain.people.Account;
import org.microendorse.domain.people.Role;
import org.microendorse.engine.testing.AtOnce;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/**
 * Requests at the same moment: one winner where only one is right, and an answer to each request.
 */
class RacesTest extends PortalTest {
  private static final String CHOSEN = "four brisk otters juggling";
  private static final int AT_ONCE = 8;

  @Autowired private JdbcClient jdbc;
  @Autowired private CohortFixture cohorts;
  @Autowired private IdentityService identities;

  @Test
  void parallel_sign_ins_to_one_account_all_succeed() throws Exception {
    String name = newEducator().username();
    List<PortalSession> guests = guests();

    for (int round = 0; round < 5; round++) {
      List<HttpResponse<String>> answers =
          each(guests, it -> it.postForm("/login", name, PASSWORD));

      assertThat(answers).allSatisfy(it -> assertThat(it.statusCode()).isEqualTo(302));
      assertThat(answers).allSatisfy(it -> assertThat(location(it)).doesNotContain("login"));
      guests = guests();
    }
  }

  @Test
  void parallel_sign_ins_right_and_wrong_are_answered_by_what_was_typed() throws Exception {
    String name = newEducator().username();
    List<Callable<HttpResponse<String>>> actions = new ArrayList<>();
    for (int i = 0; i < AT_ONCE; i++) {
      PortalSession guest = PortalSession.guest(address());
      String password = i % 2 == 0 ? PASSWORD : "a wrong guess " + i;
      actions.add(() -> guest.postForm("/login", name, password));
    }

    List<HttpResponse<String>> answers = AtOnce.all(actions);

    for (int i = 0; i < AT_ONCE; i++) {
      assertThat(location(answers.get(i)).contains("error")).isEqualTo(i % 2 != 0);
    }
  }

  @Test
  void of_parallel_resets_with_several_links_one_succeeds() throws Exception {
    String email = newEducator().username() + "@example.org";
    List<PortalSession> guests = guests();
    forgot(guests.get(0), email);
    forgot(guests.get(1), email);
    List<String> links =
        new Mailbox(email)
            .await("Choose a new password", 2).stream().map(RacesTest::token).toList();
    assertThat(links).doesNotHaveDuplicates().hasSize(2);
    List<Callable<HttpResponse<String>>> actions = new ArrayList<>();
    for (int i = 0; i < AT_ONCE; i++) {
      PortalSession guest = guests.get(i);
      String link = links.get(i % 2);
      String password = CHOSEN + " " + i;
      actions.add(
          () ->
              guest.post(
                  "/new-password", Form.MEDIA_TYPE, Form.of("token", link, "password", password)));
    }

    List<HttpResponse<String>> answers = AtOnce.all(actions);

    assertOneWinner(answers, 302);
    int winner =
        IntStream.range(0, AT_ONCE)
            .filter(i -> answers.get(i).statusCode() == 302)
            .findFirst()
            .orElseThrow();
    assertThat(
            location(
                PortalSession.guest(address()).postForm("/login", email, CHOSEN + " " + winner)))
        .doesNotContain("error");
  }

  @Test
  void of_parallel_confirmations_of_one_address_one_makes_the_account() throws Exception {
    String email = "race-" + UUID.randomUUID() + "@school.example.org";
    List<PortalSession> guests = guests();
    signUp(guests.get(0), email);
    signUp(guests.get(1), email);
    List<String> links =
        new Mailbox(email).await("Confirm your email", 2).stream().map(RacesTest::token).toList();
    List<Callable<HttpResponse<String>>> actions = new ArrayList<>();
    for (int i = 0; i < AT_ONCE; i++) {
      PortalSession guest = guests.get(i);
      String link = links.get(i % 2);
      actions.add(
          () ->
              guest.post(
                  "/sign-up/confirm", Form.MEDIA_TYPE, Form.of("token", link, "password", CHOSEN)));
    }

    assertOneWinner(AtOnce.all(actions), 302);
    assertThat(
            jdbc.sql("select count(*) from account where email = ?")
                .param(email)
                .query(Integer.class)
                .single())
        .isEqualTo(1);
  }

  @Test
  void a_new_identity_that_signs_in_several_times_at_once_gets_one_account() throws Exception {
    String email = "oidc-" + UUID.randomUUID() + "@school.example.org";
    Identity identity = new Identity("https://id.example.org", email, email, true, "Noor Haddad");

    List<Account> accounts =
        AtOnce.all(Collections.nCopies(AT_ONCE, () -> identities.accountOf(identity)));

    assertThat(accounts).extracting(Account::id).containsOnly(accounts.getFirst().id());
  }

  @Test
  void parallel_invitations_do_not_make_a_team_larger_than_the_rules_allow() throws Exception {
    List<Account> people = cohorts.people("ada", 4);
    PortalSession registrar = signIn(people.getFirst().username());
    UUID cohort = cohorts.open().id();
    String team =
        location(CohortFixture.register(registrar, cohort, "Team " + cohort, people))
            .replaceAll(".*/teams/", "");
    List<Callable<HttpResponse<String>>> actions = new ArrayList<>();
    for (Account more : cohorts.people("ada", 10)) {
      actions.add(
          () ->
              registrar.post(
                  "/teams/" + team + "/members",
                  Form.MEDIA_TYPE,
                  Form.of(
                      "name",
                      more.displayName(),
                      "email",
                      more.email(),
                      "role",
                      "teacher leader")));
    }

    List<HttpResponse<String>> answers = AtOnce.all(actions);

    assertThat(answers).allSatisfy(it -> assertThat(it.statusCode()).isLessThan(500));
    assertThat(active(UUID.fromString(team))).isEqualTo(10);
  }

  @Test
  void an_invitation_accepted_several_times_at_once_counts_once() throws Exception {
    List<Account> people = cohorts.people("ada", 4);
    UUID cohort = cohorts.open().id();
    CohortFixture.register(signIn(people.getFirst().username()), cohort, "Team " + cohort, people);
    Account invited = people.get(1);
    String link = cohorts.invitation(invited);
    List<PortalSession> tabs =
        IntStream.range(0, AT_ONCE).mapToObj(i -> signIn(invited.username())).toList();

    List<HttpResponse<String>> answers =
        each(
            tabs,
            it -> it.post(link + "/accept", Form.MEDIA_TYPE, Form.of("grades", "", "subject", "")));

    assertThat(answers).allSatisfy(it -> assertThat(it.statusCode()).isEqualTo(302));
    assertThat(answers.stream().filter(it -> location(it).contains("/teams/"))).hasSize(1);
  }

  @Test
  void one_person_invited_to_two_teams_at_once_is_in_one() throws Exception {
    List<Account> first = cohorts.people("ada", 4);
    List<Account> second = cohorts.people("ada", 4);
    Account wanted = cohorts.person("ada", Role.EDUCATOR);
    first.add(wanted);
    second.add(wanted);
    UUID cohort = cohorts.open().id();
    UUID other = cohorts.open().id();
    PortalSession one = signIn(first.getFirst().username());
    PortalSession two = signIn(second.getFirst().username());

    List<HttpResponse<String>> answers =
        AtOnce.all(
            List.of(
                () -> CohortFixture.register(one, cohort, "Team " + cohort, first),
                () -> CohortFixture.register(two, other, "Team " + other, second)));

    assertThat(answers).allSatisfy(it -> assertThat(it.statusCode()).isLessThan(500));
    assertThat(
            jdbc.sql("select count(*) from team_member where email = ?")
                .param(wanted.email())
                .query(Integer.class)
                .single())
        .isEqualTo(1);
  }

  @Test
  void a_leave_begun_several_times_at_once_is_answered() throws Exception {
    PortalSession assessor = newAssessor();
    List<Callable<HttpResponse<String>>> actions = new ArrayList<>();
    for (int i = 0; i < AT_ONCE; i++) {
      actions.add(
          () ->
              assessor.post(
                  "/leave", Form.MEDIA_TYPE, Form.of("from", "2099-01-01", "until", "2099-01-05")));
    }

    assertThat(AtOnce.all(actions)).allSatisfy(it -> assertThat(it.statusCode()).isEqualTo(302));
  }

  @Test
  void one_certificate_given_and_withdrawn_several_times_at_once_is_answered() throws Exception {
    String assessor = newAssessor().username();
    List<Callable<HttpResponse<String>>> actions = new ArrayList<>();
    for (int i = 0; i < AT_ONCE; i++) {
      PortalSession manager = signIn("petra");
      String verb = i % 2 == 0 ? "certify" : "withdraw";
      actions.add(
          () ->
              manager.post(
                  "/reviewers/" + assessor + "/" + verb,
                  Form.MEDIA_TYPE,
                  Form.of("for", "equity-mindset")));
    }

    assertThat(AtOnce.all(actions)).allSatisfy(it -> assertThat(it.statusCode()).isLessThan(500));
  }

  @Test
  void drafts_saved_in_two_windows_at_once_are_all_answered_and_one_is_kept() throws Exception {
    PortalSession educator = newEducator();
    JsonNode task = Enrolled.in("elevating-sel", educator).task("get-ready");
    PortalSession otherWindow = signIn(educator.username());
    String path = "/api/tasks/" + task.get("taskKey").asString("");
    List<Callable<HttpResponse<String>>> actions = new ArrayList<>();
    for (int i = 0; i < AT_ONCE; i++) {
      PortalSession window = i % 2 == 0 ? educator : otherWindow;
      byte[] typed = "{\"note\":\"draft %d\"}".formatted(i).getBytes(StandardCharsets.UTF_8);
      actions.add(() -> window.put(path + "/draft", "application/json", typed));
    }

    assertThat(AtOnce.all(actions)).allSatisfy(it -> assertThat(it.statusCode()).isEqualTo(200));
    assertThat(json(educator.get(path)).at("/draft/data/note").asString("")).matches("draft \\d");
    assertThat(
            jdbc.sql("select count(*) from draft where task_key = ?")
                .param(task.get("taskKey").asLong(0))
                .query(Integer.class)
                .single())
        .isEqualTo(1);
  }

  @Test
  void of_several_people_who_claim_a_task_at_once_one_gets_it_in_all_their_windows()
      throws Exception {
    Enrolled path = Enrolled.in("elevating-sel", newEducator()).handedIn();
    JsonNode task = signIn("max").awaitTask("assess", path.id());
    signIn("mia").awaitTask("assess", path.id());
    List<PortalSession> windows =
        IntStream.range(0, AT_ONCE).mapToObj(i -> signIn(i % 2 == 0 ? "max" : "mia")).toList();

    List<HttpResponse<String>> answers = each(windows, it -> it.claim(task));

    for (int person = 0; person < 2; person++) {
      int first = person;
      assertThat(IntStream.range(0, AT_ONCE).filter(i -> i % 2 == first))
          .extracting(i -> answers.get(i).statusCode())
          .containsOnly(answers.get(person).statusCode());
    }
    assertThat(answers.stream().map(HttpResponse::statusCode).distinct())
        .containsExactlyInAnyOrder(204, 409);
  }

  @Test
  void of_semesters_opened_at_once_on_the_same_days_there_is_one() throws Exception {
    String day = LocalDate.now().minusYears(20).toString();
    String end = LocalDate.now().minusYears(20).plusDays(30).toString();
    String name = "Race " + UUID.randomUUID();
    List<Callable<HttpResponse<String>>> actions = new ArrayList<>();
    for (int i = 0; i < AT_ONCE; i++) {
      PortalSession manager = signIn("petra");
      String form = Form.of("name", name + i % 2, "opens", day, "closes", end);
      actions.add(() -> manager.post("/semesters", Form.MEDIA_TYPE, form));
    }

    assertThat(AtOnce.all(actions)).allSatisfy(it -> assertThat(it.statusCode()).isEqualTo(302));
    assertThat(jdbc.sql("delete from semester where name like ? || '%'").param(name).update())
        .isEqualTo(1);
  }

  @Test
  void of_catalogs_imported_at_once_one_is_published_and_the_others_are_told() throws Exception {
    PortalSession petra = signIn("petra");
    String before = petra.get("/catalog/manage/catalog.yaml").body();
    List<Callable<HttpResponse<String>>> actions = new ArrayList<>();
    for (int i = 0; i < AT_ONCE; i++) {
      PortalSession manager = i % 2 == 0 ? signIn("petra") : newPerson(Role.PROGRAM_MANAGER);
      String file = before.replace("title: Two-Minute Notes", "title: Notes of Window " + i);
      assertThat(file).isNotEqualTo(before);
      actions.add(() -> imported(manager, file));
    }

    List<HttpResponse<String>> answers = AtOnce.all(actions);
    String after = petra.get("/catalog/manage/catalog.yaml").body();
    imported(petra, before);

    assertThat(answers).allSatisfy(it -> assertThat(it.statusCode()).isLessThan(500));
    assertThat(after.replaceAll("title: Notes of Window \\d", "title: Two-Minute Notes"))
        .as("one file as a whole")
        .isEqualTo(before);
    assertThat(after).containsPattern("title: Notes of Window \\d");
    assertThat(petra.get("/catalog/manage/catalog.yaml").body()).isEqualTo(before);
  }

  /** Uploads a file, looks at what it changes, and publishes it. */
  private static HttpResponse<String> imported(PortalSession manager, String file) {
    manager.postFile(
        "/catalog/manage/import", "catalog.yaml", file.getBytes(StandardCharsets.UTF_8), Map.of());
    String revision =
        manager
            .get("/catalog/manage/import")
            .body()
            .replaceAll("(?s).*name=\"revision\"[^>]*value=\"([^\"]*)\".*", "$1");
    return manager.post(
        "/catalog/manage/import/publish", Form.MEDIA_TYPE, Form.of("revision", revision));
  }

  @Test
  void a_team_list_registered_several_times_at_once_is_one_team() throws Exception {
    List<Account> people = cohorts.people("ada", 4);
    UUID cohort = cohorts.open().id();
    List<PortalSession> windows =
        IntStream.range(0, AT_ONCE).mapToObj(i -> signIn(people.getFirst().username())).toList();
    byte[] list = CohortFixture.csv(people).getBytes(StandardCharsets.UTF_8);
    List<Callable<HttpResponse<String>>> actions = new ArrayList<>();
    for (int i = 0; i < AT_ONCE; i++) {
      PortalSession window = windows.get(i);
      actions.add(
          i % 2 == 0
              ? () -> CohortFixture.register(window, cohort, "Team " + cohort, people)
              : () -> CohortFixture.upload(window, cohort, "Team " + cohort, list));
    }

    List<HttpResponse<String>> answers = AtOnce.all(actions);

    assertThat(answers.stream().filter(it -> it.statusCode() != 422))
        .singleElement()
        .satisfies(it -> assertThat(it.statusCode()).isIn(201, 302));
    assertThat(
            jdbc.sql("select count(*) from team where cohort_id = ?")
                .param(cohort)
                .query(Integer.class)
                .single())
        .isEqualTo(1);
  }

  private interface Request {
    HttpResponse<String> of(PortalSession session);
  }

  private static List<HttpResponse<String>> each(List<PortalSession> sessions, Request request)
      throws Exception {
    return AtOnce.all(
        sessions.stream()
            .map(it -> (Callable<HttpResponse<String>>) () -> request.of(it))
            .toList());
  }

  private List<PortalSession> guests() {
    return IntStream.range(0, AT_ONCE).mapToObj(i -> PortalSession.guest(address())).toList();
  }

  private static void assertOneWinner(List<HttpResponse<String>> answers, int won) {
    assertThat(answers.stream().filter(it -> it.statusCode() == won)).hasSize(1);
    assertThat(answers.stream().filter(it -> it.statusCode() == 409)).hasSize(answers.size() - 1);
  }

  private int active(UUID team) {
    return jdbc.sql(
            "select count(*) from team_member where team_id = ? and status in ('INVITED', 'ACCEPTED')")
        .param(team)
        .query(Integer.class)
        .single();
  }

  private static String token(String mail) {
    return mail.replaceAll("(?s).*token=([\\w-]+).*", "$1");
  }

  private static void forgot(PortalSession guest, String email) {
    guest.post("/forgot-password", Form.MEDIA_TYPE, Form.of("email", email));
  }

  private static void signUp(PortalSession guest, String email) {
    guest.post(
        "/sign-up",
        Form.MEDIA_TYPE,
        Form.of("name", "Nell Ortega", "email", email, "password", CHOSEN, "place", ""));
  }

  private static String location(HttpResponse<String> answer) {
    return answer
        .headers()
        .firstValue("Location")
        .orElseThrow(() -> new AssertionError(answer.body()));
  }
}
