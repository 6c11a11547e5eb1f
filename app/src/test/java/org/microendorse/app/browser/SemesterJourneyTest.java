package org.microendorse.app.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.microendorse.app.OwnSemesters;
import org.microendorse.domain.calendar.Semester;
import org.microendorse.domain.calendar.SemesterService;
import org.microendorse.domain.enrollment.EndorsementPathService;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An educator waits for a semester; the program manager changes the calendar. */
class SemesterJourneyTest extends BrowserTest {
  @Autowired private EndorsementPathService paths;
  @Autowired private SemesterService semesters;
  @Autowired private JdbcClient jdbc;

  @Test
  void educators_who_wait_for_a_semester_start_on_the_day_it_is_moved_to() {
    try (var own = new OwnSemesters(jdbc)) {
      play();
    }
  }

  private void play() {
    LocalDate today = semesters.today();
    Semester next =
        semesters.add("Spring " + UUID.randomUUID(), today.plusDays(40), today.plusDays(130));
    String educator = newEducator().username();
    UUID path = paths.join(educator, "leadership-for-english-learners", null, next.id()).id();
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> paths.get(path).processInstanceKey() != null);

    Page person = signIn(desk(), educator);
    follow(link(person, "My paths"));
    assertAccessibleEverywhere(person);
    link(person, "Leadership for English Learners").click();
    assertThat(person.locator(".where")).containsText("It opens on");
    assertThat(person.locator(".stages li")).hasCount(3);
    assertAccessibleEverywhere(person);
    button(person, "Take a break").click();
    assertThat(person.locator(".where")).containsText("taking a break");
    button(person, "End my break").click();
    assertThat(person.locator(".where")).containsText("It opens on");

    Page petra = signIn(desk(), "petra");
    follow(link(petra, "Semesters"));
    assertAccessibleEverywhere(petra);
    Locator card = petra.locator("li.card", new Page.LocatorOptions().setHasText(next.name()));
    card.getByText("Change").click();
    card.getByLabel("First day").fill(today.minusDays(1).toString());
    card.getByLabel("Last day").fill(today.minusDays(5).toString());
    card.getByText("Save").click();
    assertThat(petra.getByText("Nothing was changed")).isVisible();
    assertAccessibleEverywhere(petra);
    card.getByLabel("Last day").fill(today.plusDays(130).toString());
    card.getByText("Save").click();
    assertThat(petra.getByText("is saved")).isVisible();

    await().atMost(Duration.ofSeconds(30)).until(() -> paths.current(path).isPresent());
    person.reload();
    assertThat(person.locator(".where")).containsText("You have until");
    assertThat(person.locator(".stages li.here")).hasCount(1);
    assertAccessibleEverywhere(person);
    link(person, "My tasks").first().click();
    assertThat(link(person, "Commit to learn")).isVisible();
  }

  private static Locator link(Page page, String name) {
    return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name));
  }

  private static Locator button(Page page, String name) {
    return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
  }
}
