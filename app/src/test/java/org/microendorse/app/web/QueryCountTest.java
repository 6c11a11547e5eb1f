package org.microendorse.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.microendorse.app.Enrolled;
import org.microendorse.app.PortalSession;
import org.microendorse.app.PortalTest;
import org.microendorse.app.cohort.CohortFixture;
import org.microendorse.domain.cohort.Cohort;
import org.microendorse.domain.people.Account;
import org.microendorse.domain.people.Role;
import org.springframework.beans.factory.annotation.Autowired;

/** A list takes the same number of queries, however long it is. */
class QueryCountTest extends PortalTest {
  private static final List<String> MICRO_CREDENTIALS =
      List.of("elevating-sel", "assessing-sel", "culture-for-equity", "equity-mindset");

  @Autowired private CohortFixture cohorts;

  @Test
  void lists_of_an_educator() {
    PortalSession educator = newEducator();
    enrollAndLeave(educator, MICRO_CREDENTIALS.getFirst());
    assertSame(
        educator,
        List.of(
            "/", "/paths", "/badges", "/records", "/api/enrollments", "/api/badges", "/cohorts"),
        () -> MICRO_CREDENTIALS.stream().skip(1).forEach(id -> enrollAndLeave(educator, id)));
  }

  private static void enrollAndLeave(PortalSession educator, String microCredential) {
    String path = educator.enroll(microCredential);
    var answer =
        educator.post("/paths/" + path + "/leave", "application/x-www-form-urlencoded", "");
    assertThat(answer.statusCode()).isEqualTo(302);
  }

  @Test
  void lists_of_a_reviewer() {
    handIn();
    PortalSession reviewer = signIn("max");
    assertSame(
        reviewer,
        List.of("/", "/api/tasks", "/calibration"),
        () -> {
          handIn();
          handIn();
        });
  }

  @Test
  void lists_of_those_who_look_after_reviews() {
    handIn();
    assertSame(
        signIn("lena"),
        List.of("/reviews", "/reviews?all"),
        () -> {
          handIn();
          handIn();
        });
  }

  private void handIn() {
    Enrolled path = Enrolled.in("elevating-sel", newEducator()).handedIn();
    signIn("max").awaitTask("assess", path.id());
  }

  @Test
  void lists_of_the_program() {
    PortalSession manager = signIn("petra");
    Cohort cohort = cohorts.open();
    register(cohort);
    assertSame(
        manager,
        List.of(
            "/cohorts",
            "/cohorts/manage",
            "/cohorts/manage/" + cohort.id(),
            "/reviewers?for=elevating-sel",
            "/districts",
            "/semesters",
            "/records/manage",
            "/catalog/manage"),
        () -> {
          cohorts.open();
          register(cohort);
          register(cohort);
          for (int i = 0; i < 3; i++) {
            newPerson(Role.ASSESSOR, Role.APPROVER);
          }
        });
  }

  private void register(Cohort cohort) {
    List<Account> people = cohorts.people("ada", 5);
    CohortFixture.register(
        signIn(people.getFirst().username()),
        cohort.id(),
        "Team " + UUID.randomUUID().toString().substring(0, 8),
        people);
  }

  /** The second look at each: the first one fills caches. */
  private static void assertSame(PortalSession session, List<String> pages, Runnable more) {
    pages.forEach(page -> statements(session, page));
    Map<String, Long> before = new LinkedHashMap<>();
    pages.forEach(page -> before.put(page, statements(session, page)));
    more.run();
    pages.forEach(page -> statements(session, page));
    Map<String, Long> after = new LinkedHashMap<>();
    pages.forEach(page -> after.put(page, statements(session, page)));
    assertThat(after).isEqualTo(before);
  }

  private static long statements(PortalSession session, String page) {
    long before = Statements.count();
    assertThat(session.get(page).statusCode()).as(page).isEqualTo(200);
    return Statements.count() - before;
  }
}
