package org.microendorse.app.enrollment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.microendorse.app.PortalSession.json;
import static org.microendorse.app.PortalSession.tree;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.microendorse.app.OwnSemesters;
import org.microendorse.app.PortalSession;
import org.microendorse.app.PortalTest;
import org.microendorse.domain.calendar.Semester;
import org.microendorse.domain.calendar.SemesterService;
import org.microendorse.domain.enrollment.EndorsementPathService;
import org.microendorse.domain.enrollment.EnrollmentService;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** The path to a micro-endorsement, and the semesters that pace it. */
@TestInstance(Lifecycle.PER_CLASS)
class EndorsementTest extends PortalTest {
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String ME = "leadership-for-equity";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Autowired private EndorsementPathService paths;
  @Autowired private EnrollmentService enrollments;
  @Autowired private SemesterService semesters;
  @Autowired private JdbcClient jdbc;

  private OwnSemesters own;
  private Semester open;
  private Semester next;

  /** One semester that is open today and an upcoming one, on any day. */
  @BeforeAll
  void semesters() {
    own = new OwnSemesters(jdbc);
    LocalDate today = semesters.today();
    open = semesters.add("Open " + UUID.randomUUID(), today.minusDays(30), today.plusDays(60));
    next = semesters.add("Next " + UUID.randomUUID(), today.plusDays(70), today.plusDays(160));
  }

  @AfterAll
  void semestersOfTheProgram() {
    own.close();
  }

  @Test
  void when_the_semester_is_open_the_first_micro_credential_is_in_the_inbox() {
    var educator = newEducator();
    UUID path = join(educator, open);

    String enrollment = current(path);
    educator.awaitTask("get-ready", enrollment);

    String page = educator.get("/endorsements/" + path).body();
    assertThat(page)
        .contains("Leadership for Equity", "You have until", "/paths/" + enrollment, "Upcoming");
    assertThat(educator.get("/paths").body()).contains("/endorsements/" + path);
    assertThat(educator.get("/paths/" + enrollment).body())
        .contains("/endorsements/" + path)
        .doesNotContain("Withdraw from this path");
    assertThat(educator.post("/paths/" + enrollment + "/leave", FORM, "").statusCode())
        .isEqualTo(302);
    assertThat(enrollments.get(UUID.fromString(enrollment)).isRunning()).isTrue();
  }

  @Test
  void educators_on_a_break_wait_and_educators_who_leave_are_out() {
    var educator = newEducator();
    UUID path = join(educator, open);
    String enrollment = current(path);
    educator.awaitTask("get-ready", enrollment);

    educator.post("/endorsements/" + path + "/pause", FORM, "");
    assertThat(educator.get("/endorsements/" + path).body())
        .contains("taking a break", "End my break");
    educator.awaitTask("get-ready", enrollment);
    educator.post("/endorsements/" + path + "/resume", FORM, "");
    assertThat(educator.get("/endorsements/" + path).body()).contains("You have until");
    educator.post("/endorsements/" + path + "/leave", FORM, "");

    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              JsonNode tasks = tree(educator.get("/api/tasks"));
              assertThat(tasks.findValuesAsString("enrollmentId")).doesNotContain(enrollment);
            });
    assertThat(educator.get("/endorsements/" + path).body())
        .contains("You have withdrawn from this micro-endorsement")
        .doesNotContain("Withdraw from this micro-endorsement");
    assertThat(educator.get("/paths/" + enrollment).body())
        .contains("You have withdrawn from this path");
    var again = educator.post("/endorsements/" + path + "/leave", FORM, "");
    assertThat(again.statusCode()).isEqualTo(302);
  }

  @Test
  void a_single_micro_credential_can_be_left() {
    var educator = newEducator();
    String enrollment = educator.enroll("elevating-sel");
    educator.awaitTask("get-ready", enrollment);

    assertThat(signIn("eve").post("/paths/" + enrollment + "/leave", FORM, "").statusCode())
        .isEqualTo(404);
    assertThat(signIn("carl").post("/paths/" + enrollment + "/leave", FORM, "").statusCode())
        .isEqualTo(404);
    educator.post("/paths/" + enrollment + "/leave", FORM, "");

    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(tree(educator.get("/api/tasks")).findValuesAsString("enrollmentId"))
                    .doesNotContain(enrollment));
    assertThat(json(educator.get("/api/enrollments/" + enrollment)).get("status").asString(""))
        .isEqualTo("WITHDRAWN");
    assertThat(educator.enroll("elevating-sel")).isNotEqualTo(enrollment);
  }

  @ParameterizedTest
  @MethodSource("everybody")
  void nobody_else_sees_or_changes_an_educators_path(String username) {
    UUID path = join(newEducator(), next);
    var session = signIn(username);

    assertThat(session.get("/endorsements/" + path).statusCode()).isEqualTo(404);
    for (String verb : new String[] {"pause", "resume", "leave"}) {
      assertThat(session.post("/endorsements/" + path + "/" + verb, FORM, "").statusCode())
          .as(verb)
          .isEqualTo(404);
    }
    assertThat(paths.get(path).isRunning()).isTrue();
    assertThat(paths.get(path).isPaused()).isFalse();
  }

  static List<String> everybody() {
    return everybodyBut();
  }

  @ParameterizedTest
  @MethodSource("everybodyButTheProgramManager")
  void nobody_else_sets_semesters(String username) {
    var session = signIn(username);
    LocalDate today = semesters.today();

    assertThat(session.get("/semesters").statusCode()).isEqualTo(404);
    assertThat(change(session, open, today, today.plusDays(1)).statusCode()).isEqualTo(404);
    assertThat(
            session
                .post("/semesters", FORM, "name=X&opens=2031-01-01&closes=2031-02-01")
                .statusCode())
        .isEqualTo(404);
    assertThat(semesters.get(open.id()).opens()).isEqualTo(open.opens());
  }

  static List<String> everybodyButTheProgramManager() {
    return everybodyBut("petra");
  }

  @Test
  void wrong_days_are_explained_and_what_was_typed_is_still_there() {
    var petra = signIn("petra");

    LocalDate late = open.closes().plusYears(20);
    petra.post("/semesters", FORM, "name=Too+long&opens=" + open.opens() + "&closes=" + late);
    assertThat(petra.get("/semesters").body())
        .contains("Nothing was changed", "overlap", "Too long", late.toString());
    petra.post("/semesters", FORM, "name=&opens=&closes=");
    assertThat(petra.get("/semesters").body()).contains("Enter a short name");
    petra.post("/semesters", FORM, "name=Late&opens=" + late + "&closes=" + late.minusDays(1));
    assertThat(petra.get("/semesters").body()).contains("not after the first");

    assertThat(semesters.all()).noneMatch(semester -> semester.name().equals("Late"));
  }

  private static HttpResponse<String> change(
      PortalSession session, Semester semester, LocalDate opens, LocalDate closes) {
    return session.post(
        "/semesters/" + semester.id(),
        FORM,
        "name=" + semester.name() + "&opens=" + opens + "&closes=" + closes);
  }

  private UUID join(PortalSession educator, Semester first) {
    return paths.join(educator.username(), ME, null, first.id()).id();
  }

  private String current(UUID path) {
    return await()
        .atMost(PATIENCE)
        .until(() -> paths.current(path), Optional::isPresent)
        .orElseThrow()
        .id()
        .toString();
  }
}
