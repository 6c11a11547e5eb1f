package org.microendorse.app.cohort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.microendorse.app.PortalSession.tree;
import static org.microendorse.app.cohort.CohortFixture.FORM;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.microendorse.app.PortalSession;
import org.microendorse.app.PortalTest;
import org.microendorse.app.account.Form;
import org.microendorse.app.account.Mailbox;
import org.microendorse.domain.cohort.Cohort;
import org.microendorse.domain.cohort.CohortService;
import org.microendorse.domain.cohort.CohortStatus;
import org.microendorse.domain.cohort.MemberStatus;
import org.microendorse.domain.cohort.Team;
import org.microendorse.domain.cohort.TeamMember;
import org.microendorse.domain.cohort.TeamService;
import org.microendorse.domain.enrollment.EndorsementPath;
import org.microendorse.domain.enrollment.EndorsementPathService;
import org.microendorse.domain.notification.Mail;
import org.microendorse.domain.notification.MailService;
import org.microendorse.domain.people.Account;
import org.microendorse.domain.people.Role;
import org.microendorse.domain.review.Teammates;
import org.microendorse.engine.testing.TestEngine;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Teams register, cohorts form, people leave and join, over HTTP and with the real process. */
class CohortTest extends PortalTest {
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  @Autowired private CohortFixture fixture;
  @Autowired private CohortService cohorts;
  @Autowired private Teammates teammates;
  @Autowired private TeamService teams;
  @Autowired private EndorsementPathService paths;
  @Autowired private MailService mails;
  @Autowired private JdbcClient jdbc;

  @Test
  void four_teams_register_and_their_people_are_on_their_way() throws IOException {
    Cohort cohort = openedByTheProgramManager();
    List<List<Account>> all = new ArrayList<>();
    for (String neighbor : List.of("ada", "ada", "max", "mia")) {
      all.add(fixture.people(neighbor, 5));
    }
    for (List<Account> people : all) {
      registered(cohort, people);
      people.subList(1, 4).forEach(this::accepts);
    }
    assertThat(signIn("petra").get("/cohorts/manage/" + cohort.id()).body())
        .contains("4 of 8", "Maple Grove Elementary");
    Account registrar = all.getFirst().getFirst();
    Team billed = teams.of(registrar.username()).getFirst();
    assertThat(bill(registrar, billed).get("/teams/" + billed.id()).body())
        .contains("The invoice will show this", "PO-4711");
    assertThat(
            signIn(all.getFirst().get(1).username())
                .post("/teams/" + billed.id() + "/billing", FORM, Form.of("billTo", "me"))
                .statusCode())
        .as("a member who did not register it")
        .isEqualTo(404);

    fixture.registrationEnds(cohort.id());
    PortalSession petra = signIn("petra");
    JsonNode task = CohortFixture.take(petra, "assign-staff", cohort.title());
    Account partner = fixture.person("max", Role.FACILITATOR);
    assertThat(petra.get("/api/tasks/" + task.get("taskKey").asString("")).body())
        .contains("Fay Okafor");
    HttpResponse<String> answer =
        petra.complete(
            task,
            """
            {"roeFacilitator":"fay","roeCoach":"carl","partnerFacilitator":"fay","partnerCoach":"cora"}
            """);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
    awaitStatus(cohort, CohortStatus.RUNNING);

    for (List<Account> people : all) {
      assertThat(people.subList(0, 4)).allSatisfy(it -> assertThat(wayOf(it, cohort)).hasSize(1));
      assertThat(wayOf(people.get(4), cohort)).as("has not answered").isEmpty();
      assertInvoice(people.getFirst());
    }
    assertThat(invoiceOf(registrar))
        .contains("Maple Grove Unit District", "Purchase order: PO-4711", "Due: ", "how to pay")
        .doesNotContain("Attention: ");
    assertThat(bill(registrar, billed).get("/teams/" + billed.id()).body())
        .contains("The invoice was sent already");
    assertThat(signIn("fay").get("/cohorts/" + cohort.id() + "/groups").body())
        .contains("Grades 3 to 5", all.getFirst().get(1).displayName());
    assertThat(signIn(partner.username()).get("/cohorts/" + cohort.id() + "/groups").statusCode())
        .as("was not named")
        .isEqualTo(404);
    assertThat(teammates.of(all.get(0).get(0).id()))
        .contains(all.get(0).get(1).id())
        .doesNotContain(all.get(1).get(0).id());

    joinsLate(cohort, all.getFirst().getLast());
    leaves(cohort, all.getLast());
    withdraws(cohort, all.get(2));
    whatChangesAfterInvoices(cohort);
  }

  private void joinsLate(Cohort cohort, Account late) {
    accepts(late);
    await().atMost(PATIENCE).until(() -> wayOf(late, cohort).size() == 1);
  }

  /** One of four people leaves: the program manager decides, and the others continue. */
  private void leaves(Cohort cohort, List<Account> people) {
    Account leaver = people.get(1);
    Team team = teams.of(leaver.username()).getFirst();
    assertThat(
            signIn(leaver.username()).post("/teams/" + team.id() + "/leave", FORM, "").statusCode())
        .isEqualTo(302);
    PortalSession petra = signIn("petra");
    JsonNode task = CohortFixture.take(petra, "decide-on-team", cohort.title());
    assertThat(petra.get("/api/tasks/" + task.get("taskKey").asString("")).body())
        .contains(team.name(), "this one has 3");
    assertThat(
            petra
                .complete(
                    task,
                    """
                    {"teamDecision":"substitute","teamReasons":"A colleague would like to join."}
                    """)
                .statusCode())
        .isEqualTo(204);

    await().atMost(PATIENCE).until(() -> teams.get(team.id()).substituteWanted());
    assertThat(wayOf(leaver, cohort)).isEmpty();
    assertThat(wayOf(people.get(2), cohort)).hasSize(1);
    assertThat(templates(people.get(2))).contains("team-substitute");
    assertThat(teammates.of(leaver.id())).as("was one").contains(people.get(2).id());
  }

  /** An educator who leaves the path to the micro-endorsement leaves the team, too. */
  private void withdraws(Cohort cohort, List<Account> people) {
    Account leaver = people.get(1);
    Team team = teams.of(leaver.username()).getFirst();
    paths.withdraw(wayOf(leaver, cohort).getFirst().id());

    PortalSession petra = signIn("petra");
    JsonNode task = CohortFixture.take(petra, "decide-on-team", cohort.title());
    assertThat(statusOf(team, leaver)).isEqualTo(MemberStatus.LEFT);
    Team other = teams.inCohort(cohort.id()).getFirst();
    var answer =
        petra.complete(
            task,
            """
            {"teamDecision":"merge","teamMergeInto":"%s","teamReasons":"Both teams agree to it."}
            """
                .formatted(other.id()));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);

    await().atMost(PATIENCE).until(() -> teams.get(team.id()).isMerged());
    assertThat(teams.of(people.get(2).username())).extracting(Team::id).containsExactly(other.id());
    assertThat(templates(people.get(2))).contains("team-merged");
    JsonNode next = CohortFixture.take(petra, "decide-on-team", cohort.title());
    assertThat(petra.get("/api/tasks/" + next.get("taskKey").asString("")).body())
        .as("the rules hold for a team that takes others up")
        .contains(other.name(), "this one has people from 2");
    assertThat(
            petra
                .complete(
                    next, "{\"teamDecision\":\"goOn\",\"teamReasons\":\"They know each other.\"}")
                .statusCode())
        .isEqualTo(204);
  }

  private void whatChangesAfterInvoices(Cohort cohort) {
    PortalSession petra = signIn("petra");
    Cohort now = cohorts.get(cohort.id());
    String title = now.title() + ", renamed";
    assertThat(change(petra, now, title, now.lastDay(), 8).statusCode()).isEqualTo(302);
    assertThat(cohorts.get(cohort.id()).title()).isEqualTo(title);

    HttpResponse<String> refused = change(petra, now, title, now.lastDay().plusDays(30), 8);
    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(refused.body()).contains("Teams have their invoices");
    assertThat(change(petra, now, title, now.lastDay(), 9).statusCode()).isEqualTo(409);
  }

  @Test
  void a_team_that_a_takeover_made_too_large_does_not_grow_and_one_that_is_too_small_does() {
    Cohort cohort = fixture.open();
    List<Account> large = fixture.people("ada", 8);
    List<Account> small = fixture.people("ada", 4);
    PortalSession ofLarge = signIn(large.getFirst().username());
    PortalSession ofSmall = signIn(small.getFirst().username());
    UUID one = registered(cohort, large).id();
    UUID two = registered(cohort, small).id();
    jdbc.sql("update team_member set team_id = ? where team_id = ? and status = 'INVITED'")
        .params(one, two)
        .update();

    invite(ofLarge, one, "twelfth@example.org");
    assertThat(ofLarge.get("/teams/" + one).body())
        .contains("A team has at most 10 people; this one has 12.")
        .contains("value=\"twelfth@example.org\"")
        .doesNotContain(">twelfth@example.org<");
    invite(ofSmall, two, "second@example.org");
    assertThat(ofSmall.get("/teams/" + two).body()).contains("second@example.org");
  }

  private static void invite(PortalSession session, UUID team, String email) {
    session.post(
        "/teams/" + team + "/members",
        FORM,
        Form.of("name", "Sam Lee", "email", email, "role", "teacher leader"));
  }

  @Test
  void too_few_teams_and_everyone_is_told_that_it_does_not_take_place() {
    Cohort cohort = fixture.open();
    List<Account> people = fixture.people("ada", 4);
    registered(cohort, people);
    fixture.registrationEnds(cohort.id());

    PortalSession petra = signIn("petra");
    JsonNode task = CohortFixture.take(petra, "decide-on-cohort", cohort.title());
    assertThat(
            petra
                .complete(
                    task,
                    """
                    {"cohortDecision":"extend","newLastDay":"2020-01-01",
                     "decisionReasons":"Two more schools would like to join."}
                    """)
                .statusCode())
        .isEqualTo(204);
    JsonNode again = takeAnother(petra, task, cohort);
    assertThat(petra.get("/api/tasks/" + again.get("taskKey").asString("")).body())
        .contains("The new last day has passed");
    assertThat(
            petra
                .complete(
                    again,
                    """
                    {"cohortDecision":"cancel","decisionReasons":"Nobody else would like to join."}
                    """)
                .statusCode())
        .isEqualTo(204);

    awaitStatus(cohort, CohortStatus.CANCELLED);
    assertThat(people)
        .allSatisfy(it -> assertThat(templates(it)).containsOnlyOnce("cohort-cancelled"));
    String late = fixture.invitation(people.get(1));
    assertThat(signIn(people.get(1).username()).get(late).body()).contains("cannot be answered");
    assertThat(
            CohortFixture.register(
                    signIn(people.getFirst().username()), cohort.id(), "Late", people)
                .body())
        .contains("Registration for this cohort is closed");
  }

  private static JsonNode takeAnother(PortalSession petra, JsonNode before, Cohort cohort) {
    return await()
        .atMost(PATIENCE)
        .until(
            () -> CohortFixture.take(petra, "decide-on-cohort", cohort.title()),
            it -> !it.get("taskKey").equals(before.get("taskKey")));
  }

  @Test
  void a_file_is_taken_in_whatever_encoding_spreadsheets_write() {
    Cohort cohort = fixture.open();
    for (Charset charset :
        List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
      List<Account> people = fixture.people("ada", 4);
      String csv = CohortFixture.csv(people).replace("Name of", "Zoë");
      byte[] file =
          (charset.equals(StandardCharsets.UTF_8) ? csv : "\ufeff" + csv.replace(",", "\t"))
              .getBytes(charset);
      var answer = upload(cohort, people.getFirst(), file);

      assertThat(answer.statusCode()).as(charset + ": " + answer.body()).isEqualTo(201);
      UUID team = UUID.fromString(tree(answer).get("teamId").asString(""));
      assertThat(teams.membersOf(team))
          .filteredOn(it -> it.status() == MemberStatus.INVITED)
          .extracting(TeamMember::name)
          .allMatch(name -> name.startsWith("Zoë "));
    }
  }

  @Test
  void a_file_whose_letters_had_to_be_guessed_is_shown_before_people_are_invited() {
    Cohort cohort = fixture.open();
    for (String charset : List.of("windows-1252", "x-MacRoman")) {
      List<Account> people = fixture.people("ada", 4);
      byte[] file =
          CohortFixture.csv(people)
              .replace("Name of", "Zo\u00e9 M\u00fcller")
              .getBytes(Charset.forName(charset));
      PortalSession registrar = signIn(people.getFirst().username());

      var refused = upload(cohort, people.getFirst(), file);
      var read =
          registrar.postBytes("/api/cohorts/" + cohort.id() + "/teams/read", "text/csv", file);

      assertThat(refused.statusCode()).as(charset).isEqualTo(422);
      assertThat(refused.body()).contains("check the names");
      assertThat(read.statusCode()).as(read.body()).isEqualTo(200);
      assertThat(tree(read).get("doubtful").asBoolean(false)).isTrue();
      assertThat(tree(read).get("people").get(1).get("name").asString(""))
          .startsWith("Zo\u00e9 M\u00fcller");
      assertThat(teams.inCohort(cohort.id())).as(charset).isEmpty();
    }
  }

  @Test
  void a_workbook_is_refused_with_what_to_do() {
    Cohort cohort = fixture.open();
    Account registrar = fixture.people("ada", 1).getFirst();

    assertRefused(cohort, registrar, "PK\3\4 and so on", 0, "save it as CSV");
  }

  @Test
  void an_invitation_that_cannot_be_delivered_is_shown_to_the_person_who_waits() {
    Cohort cohort = fixture.open();
    List<Account> people = fixture.people("ada", 4);
    TestEngine.get().mail().answer(people.get(1).email(), 550);
    Team team = registered(cohort, people);

    PortalSession registrar = signIn(people.getFirst().username());

    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(registrar.get("/teams/" + team.id()).body())
                    .containsOnlyOnce("Could not be delivered to " + people.get(1).email())
                    .containsOnlyOnce("Not delivered"));
  }

  @Test
  void what_is_wrong_with_a_file_is_said_line_by_line_and_nobody_is_invited() {
    Cohort cohort = fixture.open();
    List<Account> people = fixture.people("ada", 11);
    Account registrar = people.getFirst();
    String good = CohortFixture.csv(people.subList(0, 4));

    assertRefused(cohort, registrar, CohortFixture.csv(people.subList(0, 3)), 0, "this one has 3");
    assertRefused(cohort, registrar, CohortFixture.csv(people), 0, "this one has 11");
    assertRefused(cohort, registrar, good.replace("email", "address"), 0, "name,email,role");
    assertRefused(cohort, registrar, "", 0, "empty");
    assertRefused(
        cohort,
        registrar,
        good + "Twice," + people.get(1).email().toUpperCase() + ",leader\n",
        6,
        "already on line 3");
    assertRefused(cohort, registrar, good + "No Mail,nowhere,leader\n", 6, "not an email address");
    assertRefused(cohort, registrar, good + "A,b@example.org,principal\n", 6, "teacher leader");
    assertRefused(cohort, registrar, good + "A,b@example.org,leader,x\n", 6, "there are 4");
    assertRefused(cohort, registrar, good + "\"A,b@example.org,leader\n", 0, "never closed");
    assertRefused(
        cohort,
        registrar,
        good + String.join("", Collections.nCopies(5000, "A,b@example.org,leader\n")),
        0,
        "5,004 lines");
    assertThat(upload(cohort, registrar, new byte[] {1, 0, 0, 0}).body())
        .contains("cannot be read");
    assertThat(upload(cohort, registrar, new byte[(1 << 20) + 1]).body()).contains("too large");

    List<Account> mixed = new ArrayList<>(people.subList(0, 4));
    mixed.add(fixture.person("max", Role.EDUCATOR));
    assertRefused(cohort, registrar, CohortFixture.csv(mixed), 0, "has people from 2");

    assertThat(teams.inCohort(cohort.id())).isEmpty();
    assertThat(people).allSatisfy(it -> assertThat(templates(it)).isEmpty());
  }

  @Test
  void nobody_is_in_two_teams_of_one_micro_endorsement() {
    Cohort cohort = fixture.open();
    List<Account> people = fixture.people("ada", 4);
    registered(cohort, people);
    Cohort other = fixture.open();
    List<Account> more = fixture.people("ada", 3);
    more.add(people.get(2));

    var answer =
        CohortFixture.register(signIn(more.getFirst().username()), other.id(), "Second", more);

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body())
        .contains(people.get(2).email() + " is already in a team", "Nobody has been invited");
    assertThat(teams.inCohort(other.id())).isEmpty();
  }

  @Test
  void an_invitation_is_for_one_person_once_and_on_time() {
    Cohort cohort = fixture.open();
    List<Account> people = fixture.people("ada", 5);
    Team team = registered(cohort, people);
    String link = fixture.invitation(people.get(1));

    PortalSession guest = PortalSession.guest(address());
    assertThat(guest.get(link).body())
        .contains("Sign in to answer")
        .doesNotContain(people.get(1).email());
    assertThat(guest.get(link + "/enter").headers().firstValue("Location"))
        .get()
        .asString()
        .endsWith("/login");
    assertThat(guest.get("/invitations/made-up").body()).contains("This invitation doesn’t work");

    PortalSession anotherPerson = signIn(people.get(2).username());
    assertThat(anotherPerson.get(link).body())
        .contains("a different email address")
        .doesNotContain(people.get(1).email());
    anotherPerson.post(link + "/accept", FORM, "");
    assertThat(statusOf(team, people.get(1))).isEqualTo(MemberStatus.INVITED);

    PortalSession invited = signIn(people.get(1).username());
    assertThat(invited.get("/teams/" + team.id()).statusCode()).as("not yet in it").isEqualTo(404);
    assertThat(
            invited
                .post(link + "/accept", FORM, "grades=Grades+3+to+5&subject=Science")
                .statusCode())
        .isEqualTo(302);
    assertThat(invited.get("/teams/" + team.id()).body()).contains("Grades 3 to 5");
    invited.post(link + "/accept", FORM, "");
    assertThat(invited.get(link).body()).contains("You have already accepted this invitation");

    PortalSession declines = signIn(people.get(2).username());
    declines.post(fixture.invitation(people.get(2)) + "/decline", FORM, "");
    assertThat(statusOf(team, people.get(2))).isEqualTo(MemberStatus.DECLINED);
    declines.post(fixture.invitation(people.get(2)) + "/accept", FORM, "");
    assertThat(statusOf(team, people.get(2))).isEqualTo(MemberStatus.DECLINED);

    jdbc.sql("update team_member set expires_at = now() - interval '1 minute' where email = ?")
        .param(people.get(3).email())
        .update();
    String expired = fixture.invitation(people.get(3));
    PortalSession late = signIn(people.get(3).username());
    assertThat(late.get(expired).body()).contains("has expired");
    late.post(expired + "/accept", FORM, "");
    assertThat(statusOf(team, people.get(3))).isEqualTo(MemberStatus.INVITED);
    PortalSession registrar = signIn(people.getFirst().username());
    registrar.post(
        "/teams/%s/members/%s/again".formatted(team.id(), member(team, people.get(3)).id()),
        FORM,
        "");
    assertThat(late.get(expired).body()).contains("This invitation doesn’t work");
    accepts(people.get(3));
    assertThat(statusOf(team, people.get(3))).isEqualTo(MemberStatus.ACCEPTED);

    registrar.post(
        "/teams/%s/members/%s/withdraw".formatted(team.id(), member(team, people.get(4)).id()),
        FORM,
        "");
    assertThat(signIn(people.get(4).username()).get(fixture.invitation(people.get(4))).body())
        .contains("was canceled");
  }

  @Test
  void everyone_sees_which_cohorts_there_are_and_nobody_sees_who_is_in_them() {
    Cohort cohort = fixture.open();
    List<Account> people = fixture.people("ada", 4);
    Team team = registered(cohort, people);
    PortalSession guest = PortalSession.guest(address());

    assertThat(guest.get("/cohorts").body()).contains(cohort.title(), "7 places left");
    assertThat(guest.get("/cohorts/" + cohort.id()).body())
        .contains(cohort.title(), "1 of 8")
        .doesNotContain(team.name())
        .doesNotContain(people.stream().map(Account::displayName).toArray(String[]::new));
    assertThat(guest.get("/catalog/" + CohortFixture.ENDORSEMENT).body())
        .contains("Join with your team", "href=\"/cohorts/");
    assertThat(guest.get("/cohorts/" + UUID.randomUUID()).statusCode()).isEqualTo(404);
    for (String page :
        List.of(
            "/cohorts/manage", "/cohorts/" + cohort.id() + "/register", "/teams/" + team.id())) {
      assertThat(guest.get(page).headers().firstValue("Location"))
          .as(page)
          .get()
          .asString()
          .endsWith("/login");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ada", "carl", "fay", "max", "lena", "otto", "iris", "dora", "petra", "paul", "oskar", "eve"
      })
  void nobody_else_sees_or_changes_a_team(String username) {
    Cohort cohort = fixture.open();
    List<Account> people = fixture.people("ada", 4);
    Team team = registered(cohort, people);
    UUID member = member(team, people.get(1)).id();
    PortalSession session = signIn(username);

    assertThat(session.get("/teams/" + team.id()).statusCode()).isEqualTo(404);
    assertThat(session.get("/cohorts/" + cohort.id() + "/groups").statusCode()).isEqualTo(404);
    for (String action :
        List.of(
            "/members",
            "/members/" + member + "/again",
            "/members/" + member + "/withdraw",
            "/leave")) {
      assertThat(
              session
                  .post(
                      "/teams/" + team.id() + action,
                      FORM,
                      "name=A&email=a%40example.org&role=leader")
                  .statusCode())
          .as(action)
          .isEqualTo(404);
    }
    if (!username.equals("petra")) {
      assertThat(session.get("/cohorts/manage").statusCode()).isEqualTo(404);
      assertThat(session.get("/cohorts/manage/" + cohort.id()).statusCode()).isEqualTo(404);
      assertThat(change(session, cohort, "Mine now", cohort.lastDay(), 8).statusCode())
          .isEqualTo(404);
    }
    if (!List.of("ada", "eve").contains(username)) {
      assertThat(session.get("/cohorts/" + cohort.id() + "/register").statusCode()).isEqualTo(404);
      assertThat(CohortFixture.register(session, cohort.id(), "Mine", people).statusCode())
          .isEqualTo(404);
      assertThat(
              CohortFixture.upload(
                      session,
                      cohort.id(),
                      "Mine",
                      CohortFixture.csv(people).getBytes(StandardCharsets.UTF_8))
                  .statusCode())
          .isEqualTo(404);
    }
    assertThat(teams.membersOf(team.id())).hasSize(4);
    assertThat(cohorts.get(cohort.id()).title()).isEqualTo(cohort.title());
  }

  @Test
  void a_member_sees_the_team_but_does_not_invite() {
    Cohort cohort = fixture.open();
    List<Account> people = fixture.people("ada", 4);
    Team team = registered(cohort, people);
    accepts(people.get(1));
    PortalSession member = signIn(people.get(1).username());

    assertThat(member.get("/teams/" + team.id()).body())
        .contains(people.get(2).displayName())
        .doesNotContain(people.get(2).email(), "Invite one more person");
    assertThat(
            member
                .post(
                    "/teams/" + team.id() + "/members",
                    FORM,
                    "name=A&email=a%40example.org&role=leader")
                .statusCode())
        .isEqualTo(404);
  }

  @Test
  void an_invalid_plan_is_refused_with_a_message() {
    PortalSession petra = signIn("petra");
    Cohort cohort = fixture.open();

    assertThat(change(petra, cohort, "", cohort.lastDay(), 8).body()).contains("Enter a title");
    assertThat(change(petra, cohort, cohort.title(), LocalDate.of(2020, 1, 1), 8).body())
        .contains("has passed");
    assertThat(
            change(petra, cohort, cohort.title(), cohort.firstSemester().closes().plusDays(1), 8)
                .body())
        .contains("after the first semester does");
    assertThat(change(petra, cohort, cohort.title(), cohort.lastDay(), 0).body())
        .contains("1 to 1000");
    assertThat(change(petra, cohort, fixture.open().title(), cohort.lastDay(), 8).body())
        .contains("already");
    registered(cohort, fixture.people("ada", 4));
    registered(cohort, fixture.people("ada", 4));
    assertThat(change(petra, cohort, cohort.title(), cohort.lastDay(), 1).body())
        .contains("fewer places");
    assertThat(cohorts.get(cohort.id()).places()).isEqualTo(8);
  }

  private Cohort openedByTheProgramManager() {
    PortalSession petra = signIn("petra");
    Cohort like = fixture.open();
    String title = "Opened by Petra " + UUID.randomUUID();
    var answer =
        petra.post(
            "/cohorts/manage",
            FORM,
            "endorsementId=%s&title=%s&firstSemesterId=%s&lastDay=%s&places=8&grades=&subject="
                .formatted(
                    like.endorsementId(),
                    CohortFixture.encode(title),
                    like.firstSemester().id(),
                    like.lastDay()));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
    String id = answer.headers().firstValue("Location").orElseThrow().replaceAll(".*/", "");
    return cohorts.get(UUID.fromString(id));
  }

  /** Registered by the first of them. */
  private Team registered(Cohort cohort, List<Account> people) {
    PortalSession session = signIn(people.getFirst().username());
    var answer =
        CohortFixture.register(
            session, cohort.id(), "Team of " + people.getFirst().username(), people);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
    return teams.of(people.getFirst().username()).getFirst();
  }

  private void accepts(Account person) {
    var answer =
        signIn(person.username())
            .post(
                fixture.invitation(person) + "/accept",
                FORM,
                "grades=Grades+3+to+5&subject=Science");
    assertThat(answer.headers().firstValue("Location")).get().asString().contains("/teams/");
  }

  private HttpResponse<String> change(
      PortalSession session, Cohort cohort, String title, LocalDate lastDay, int places) {
    return session.post(
        "/cohorts/manage/" + cohort.id(),
        FORM,
        "endorsementId=%s&title=%s&firstSemesterId=%s&lastDay=%s&places=%d&grades=&subject="
            .formatted(
                cohort.endorsementId(),
                CohortFixture.encode(title),
                cohort.firstSemester().id(),
                lastDay,
                places));
  }

  private HttpResponse<String> upload(Cohort cohort, Account registrar, byte[] file) {
    return CohortFixture.upload(signIn(registrar.username()), cohort.id(), "A team", file);
  }

  private void assertRefused(Cohort cohort, Account registrar, String csv, int line, String words) {
    var answer = upload(cohort, registrar, csv.getBytes(StandardCharsets.UTF_8));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
    JsonNode problem = tree(answer).get("problems").get(0);
    assertThat(problem.get("line").asInt(0)).as(answer.body()).isEqualTo(line);
    assertThat(problem.get("message").asString("")).contains(words);
  }

  private void assertInvoice(Account registrar) throws IOException {
    assertThat(invoiceOf(registrar)).contains("Invoice", "$1,250.00", "4 people");
  }

  private static String invoiceOf(Account registrar) throws IOException {
    try (var pdf = Loader.loadPDF(new Mailbox(registrar.email()).awaitAttachment("Invoice"))) {
      return new PDFTextStripper().getText(pdf);
    }
  }

  /** Says what an invoice should show. */
  private PortalSession bill(Account person, Team team) {
    PortalSession session = signIn(person.username());
    session.post(
        "/teams/" + team.id() + "/billing",
        FORM,
        Form.of("billTo", "Maple Grove Unit District\n100 Main St", "purchaseOrder", "PO-4711"));
    return session;
  }

  private List<String> templates(Account person) {
    return mails.mailsTo(person.email()).stream().map(Mail::template).toList();
  }

  private List<EndorsementPath> wayOf(Account person, Cohort cohort) {
    return paths.ofEducator(person.username()).stream()
        .filter(it -> cohort.id().equals(it.cohortId()) && it.isRunning())
        .toList();
  }

  private void awaitStatus(Cohort cohort, CohortStatus status) {
    await().atMost(PATIENCE).until(() -> cohorts.get(cohort.id()).status() == status);
  }

  private TeamMember member(Team team, Account person) {
    return teams.membersOf(team.id()).stream()
        .filter(it -> it.email().equals(person.email()))
        .findFirst()
        .orElseThrow();
  }

  private MemberStatus statusOf(Team team, Account person) {
    return member(team, person).status();
  }
}
