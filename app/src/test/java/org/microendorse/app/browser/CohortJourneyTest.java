package org.microendorse.app.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.SelectOption;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.microendorse.app.PortalSession;
import org.microendorse.app.cohort.CohortFixture;
import org.microendorse.domain.cohort.CohortService;
import org.microendorse.domain.cohort.CohortStatus;
import org.microendorse.domain.enrollment.EndorsementPathService;
import org.microendorse.domain.people.Account;
import org.springframework.beans.factory.annotation.Autowired;

/** A cohort from its opening to the enrollment of its people. */
class CohortJourneyTest extends BrowserTest {
  @Autowired private CohortFixture fixture;
  @Autowired private CohortService cohorts;
  @Autowired private EndorsementPathService paths;

  @Test
  void a_cohort_is_opened_teams_register_and_their_people_are_enrolled() {
    String title = "Journey " + UUID.randomUUID();
    Page petra = signIn(desk(), "petra");
    UUID cohort = open(petra, title);

    List<Account> first = fixture.people("ada", 4);
    registerFromFile(cohort, title, first);
    for (String neighbor : List.of("ada", "max", "mia")) {
      List<Account> people = fixture.people(neighbor, 4);
      CohortFixture.register(session(people.getFirst()), cohort, "Team near " + neighbor, people);
      people
          .subList(1, 4)
          .forEach(
              it -> session(it).post(fixture.invitation(it) + "/accept", CohortFixture.FORM, ""));
    }
    first
        .subList(2, 4)
        .forEach(
            it -> session(it).post(fixture.invitation(it) + "/accept", CohortFixture.FORM, ""));
    accept(first.get(1));

    petra.navigate(address() + "/cohorts/manage/" + cohort);
    assertThat(petra.locator("main")).containsText("4 of 8");
    assertAccessibleEverywhere(petra);

    fixture.registrationEnds(cohort);
    assignStaff(petra, title);
    await()
        .atMost(Duration.ofSeconds(90))
        .until(() -> cohorts.get(cohort).status() == CohortStatus.RUNNING);
    Assertions.assertThat(first)
        .allSatisfy(it -> Assertions.assertThat(paths.ofEducator(it.username())).hasSize(1));

    Page fay = signIn(desk(), "fay");
    fay.navigate(address() + "/cohorts/" + cohort + "/groups");
    assertThat(fay.locator("main")).containsText("Science");
    assertAccessibleEverywhere(fay);
  }

  private UUID open(Page petra, String title) {
    petra.navigate(address() + "/cohorts/manage");
    petra.getByLabel("Title").fill(title);
    petra
        .getByLabel("Micro-endorsement", new Page.GetByLabelOptions().setExact(true))
        .selectOption(CohortFixture.ENDORSEMENT);
    petra.getByLabel("First semester").selectOption(new SelectOption().setIndex(1));
    petra.getByLabel("Last day to register").fill(LocalDate.now().plusDays(20).toString());
    assertAccessibleEverywhere(petra);
    button(petra, "Open the cohort").click();
    petra.waitForURL(Pattern.compile(".*/cohorts/manage/[0-9a-f-]{36}"));
    assertThat(petra.locator(".note.good")).containsText("The cohort is open");
    return UUID.fromString(petra.url().replaceAll(".*/", ""));
  }

  private void registerFromFile(UUID cohort, String title, List<Account> people) {
    Page page = signIn(desk(), people.getFirst().username());
    page.navigate(address() + "/cohorts");
    follow(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(title)));
    assertAccessibleEverywhere(page);
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Register a team")).click();
    page.getByLabel("Name of the team").fill("From a file");
    button(page, "Add a person").click();
    assertThat(page.getByLabel("Name, line 5")).isFocused();
    assertThat(page.getByLabel("Name, line 6")).isHidden();
    page.getByText("Upload a list").click();
    assertReadable(page);
    choose(page, CohortFixture.csv(people).replace(",Leader", ",principal"));
    assertThat(page.locator(".note.attention")).containsText("Line 4: The role must be");
    assertThat(page.getByLabel("Email address, line 4")).hasValue(people.getLast().email());
    Assertions.assertThat(cohorts.teamsIn(cohort)).isZero();
    choose(page, CohortFixture.csv(people));
    assertThat(page.locator(".note.good")).containsText("Nobody has been invited yet");
    assertThat(page.getByLabel("Email address, line 4")).hasValue(people.getLast().email());
    Assertions.assertThat(cohorts.teamsIn(cohort)).as("not sent yet").isZero();
    assertReadable(page);
    button(page, "Register the team").click();
    page.waitForURL(Pattern.compile(".*/teams/.*"));
    assertThat(page.locator("main")).containsText("1 of 4");
    assertAccessibleEverywhere(page);
  }

  private static void choose(Page page, String csv) {
    Locator input = page.locator("input[type=file]");
    assertThat(input).isEnabled();
    input.setInputFiles(
        new FilePayload("team.csv", "text/csv", csv.getBytes(StandardCharsets.UTF_8)));
  }

  private void accept(Account person) {
    Page phone = phone();
    phone.navigate(address() + fixture.invitation(person));
    assertAccessible(phone);
    phone.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Sign in")).last().click();
    phone.getByLabel("User name").fill(person.username());
    phone.getByLabel("Password").fill(PASSWORD);
    phone.locator("button.primary").click();
    phone.getByLabel("Subject").selectOption("Science");
    assertAccessible(phone);
    button(phone, "Accept the invitation").click();
    phone.waitForURL(Pattern.compile(".*/teams/.*"));
    assertThat(phone.locator(".note.good")).containsText("Welcome to the team");
  }

  private void assignStaff(Page petra, String title) {
    PortalSession session = signIn("petra");
    String key = CohortFixture.take(session, "assign-staff", title).get("taskKey").asString("");
    petra.navigate(address() + "/tasks/" + key);
    for (String of : List.of("regional office", "partner")) {
      pick(petra, "Facilitator of the " + of, "Fay Okafor");
      pick(petra, "Coach of the " + of, "Carl Jensen");
    }
    assertAccessibleEverywhere(petra);
    button(petra, "Begin the cohort").click();
    petra.waitForURL(address() + "/?done");
  }

  private static void pick(Page page, String label, String choice) {
    Locator field =
        page.locator(".fjs-form-field-select", new Page.LocatorOptions().setHasText(label));
    field.locator(".fjs-input-group").click();
    field
        .locator(".fjs-dropdownlist-item", new Locator.LocatorOptions().setHasText(choice))
        .click();
  }

  private static Locator button(Page page, String name) {
    return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
  }

  private PortalSession session(Account person) {
    return signIn(person.username());
  }
}
