package org.microendorse.app.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.microendorse.app.Calibrating;
import org.microendorse.app.Enrolled;
import org.microendorse.app.account.Mailbox;
import org.microendorse.domain.calibration.Benchmark;
import org.microendorse.domain.calibration.Benchmarks;
import org.springframework.beans.factory.annotation.Autowired;

/** Pages in the states that people bring them to, on a desktop screen and on a phone. */
class PagesTest extends BrowserTest {
  @Autowired private Benchmarks benchmarks;

  @Test
  void a_visitor_reads_in_spanish() {
    Page page = desk();
    page.navigate(address() + "/help/my-badge");
    page.getByRole(AriaRole.CONTENTINFO).getByText("Español").click();
    assertThat(page.locator("html")).hasAttribute("lang", "es");
    assertThat(page).hasURL(address() + "/help/my-badge");
    assertThat(page.getByText("English").first()).isVisible();
  }

  @Test
  void the_program_manager_changes_a_text() {
    Page page = signIn(desk(), "petra");
    page.getByRole(AriaRole.CONTENTINFO).getByText("Change texts").click();
    assertThat(page.locator("h1")).hasText("Texts of the program");
    assertAccessibleEverywhere(page);
    page.navigate(address() + "/texts/edit?page=terms&in=es");
    page.locator("#source").fill("Sin título");
    button(page.locator("main"), "Publish").click();
    assertThat(page.getByText("There is a problem")).isVisible();
    assertReadable(page);
    page.locator("#source").fill("# Condiciones\n\n**Hola**");
    button(page.locator("main"), "Preview").click();
    assertThat(page.locator(".prose strong").last()).hasText("Hola");
    assertReadable(page);
  }

  @Test
  void empty_pages() {
    Page page = signIn(desk(), "fay");
    assertThat(page.getByText("All caught up")).isVisible();
    assertAccessibleEverywhere(page);
  }

  @Test
  void an_educator_starts_and_the_next_task_appears_automatically() {
    Page page = signIn(desk(), "ada");
    page.navigate(address() + "/catalog/elevating-sel");
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Begin this path")).click();
    assertThat(page.locator("h1")).containsText("Elevating Social Emotional Learning");
    String path = page.url();
    page.navigate(address() + "/");
    follow(
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Commit to learn"))
            .first());
    assertAccessible(page);

    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Begin")).click();
    assertThat(page.getByText("There is a problem")).isVisible();
    assertThat(page.locator("#messages .note")).isFocused();
    assertAccessible(page);
    page.locator("#messages")
        .getByText("I know what is asked of me and want to begin: Check this box to continue.")
        .click();
    assertThat(page.getByLabel("I know what is asked of me")).isFocused();
    page.getByLabel("I know what is asked of me").check();
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Begin")).click();

    assertThat(page.locator("h1")).hasText("Assess yourself");
    assertThat(page.locator(".task-form [type=radio]").first()).isVisible();
    assertAccessible(page);
    whatIsChosenIsThereOnAnotherMachine(page);
    for (String end : List.of("", "/portfolio", "/feedback")) {
      page.navigate(path + end);
      assertAccessible(page);
    }
  }

  private void whatIsChosenIsThereOnAnotherMachine(Page page) {
    page.locator(".task-form [type=radio]").first().check();
    assertThat(page.locator("#draft")).containsText("Draft saved today at ");

    Page elsewhere = signIn(phone(), "ada");
    elsewhere.navigate(page.url());

    assertThat(elsewhere.locator(".task-form [type=radio]").first()).isChecked();
    assertThat(elsewhere.locator("#draft")).containsText("We restored your draft.");
    assertAccessible(elsewhere);
  }

  @Test
  void the_program_manager_decides_who_reviews() {
    Page page = signIn(desk(), "petra");
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Reviewers")).click();
    page.getByLabel("Micro-credential").selectOption("Leading Systems Change");
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Show")).click();
    assertThat(page.locator(".where")).containsText("Leading Systems Change");
    assertAccessibleEverywhere(page);

    Locator nils = page.locator("#nils");
    button(nils, "Certify: Name of nils").click();
    assertThat(nils.getByRole(AriaRole.STATUS)).containsText("Certified.");
    nils.locator("summary").click();
    assertThat(nils).containsText("Reviews that this person has claimed go to colleagues");
    assertAccessible(page);
    button(nils, "Withdraw certificate").click();
    assertThat(nils).containsText("Not certified");
    assertThat(page.locator(".where")).containsText("Leading Systems Change");
  }

  @Test
  void on_a_phone_the_bar_opens_what_does_not_fit() {
    Page page = signIn(phone(), "petra");
    Locator bar = page.getByRole(AriaRole.NAVIGATION);
    Locator reviewers =
        bar.getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Reviewers"));
    assertThat(reviewers).hasCount(0);

    button(bar, "More").click();
    assertAccessible(page);
    reviewers.click();

    assertThat(page.locator("h1")).hasText("Reviewers");
  }

  @Test
  void the_program_manager_changes_the_catalog() {
    Page page = signIn(desk(), "petra");
    page.navigate(address() + "/catalog");
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Manage the catalog"))
        .click();
    assertThat(page.locator("h1")).hasText("Manage the catalog");
    assertAccessibleEverywhere(page);

    follow(
        page.getByRole(
            AriaRole.LINK, new Page.GetByRoleOptions().setName("Change: Two-Minute Notes")));
    assertAccessibleEverywhere(page);
    Locator text = page.getByLabel("two-minute-notes");
    String published = text.inputValue();
    text.fill(published.replace("minutes: 15", "minutes: soon"));
    button(page.locator("main"), "Check").click();
    assertThat(page.locator("#problems")).containsText("resources[0].minutes must be a number");
    assertAccessibleEverywhere(page);
    page.locator("#problems a").click();
    assertThat(text).isFocused();
    assertEquals("    minutes: soon", page.evaluate("getSelection().toString()"));

    text.fill(published.replace("minutes: 15", "minutes: 20"));
    button(page.locator("main"), "Check").click();
    assertThat(page.locator(".preview")).containsText("20");
    assertAccessibleEverywhere(page);

    page.navigate(address() + "/catalog/manage");
    page.getByLabel("Catalog file")
        .setInputFiles(
            new FilePayload("catalog.yaml", "application/yaml", "partners: []".getBytes(UTF_8)));
    button(page.locator("main"), "See what changes").click();
    assertThat(page.locator(".preview")).containsText("Removed");
    assertAccessibleEverywhere(page);
    button(page.locator("main"), "Discard the file").click();
    assertThat(page.locator("h1")).hasText("Manage the catalog");
  }

  @Test
  void the_lead_sees_how_reviews_are_doing() {
    var path = Enrolled.in("el-improvement-plan", newEducator()).handedIn();
    var mia = signIn("mia");
    String number = mia.awaitTask("assess", path.id()).get("submissionNumber").asString("");
    Page page = signIn(desk(), "lena");
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Reviews")).click();

    assertThat(page.locator("h1")).hasText("Reviews");
    page.navigate(address() + "/reviews?all");
    assertThat(page.locator("#" + number)).containsText("nobody yet");
    assertAccessibleEverywhere(page);
  }

  @Test
  void an_assessor_calibrates() {
    var petra = signIn("petra");
    var assessor = newAssessor();
    Calibrating.manage(petra, assessor, "certify", "elevating-sel");
    String first = Calibrating.key(Calibrating.benchmark(assessor, 1));
    Page page = signIn(desk(), assessor.username());
    page.navigate(address() + "/tasks/" + first);
    assertThat(page.locator("h1")).hasText("Score a benchmark");
    List<Benchmark> pool =
        benchmarks.all().stream()
            .filter(it -> it.microCredentialId().equals("elevating-sel"))
            .toList();
    assertThat(page.getByText("1 of 3: " + pool.getFirst().title())).isVisible();
    assertThat(page.getByText("The office log lists 41 referrals")).hasCount(1);
    assertAccessibleEverywhere(page);

    Calibrating.scoreAll(
        assessor,
        pool.subList(0, 3),
        truth -> truth.level().shown() ? "developing" : "demonstrated");
    String compare = Calibrating.key(Calibrating.task(assessor, "compare-scores"));
    page.navigate(address() + "/tasks/" + compare);
    assertThat(page.getByText("Next you score other benchmarks.")).isVisible();
    assertThat(page.getByText("Where you differ")).hasCount(0);
    assertAccessibleEverywhere(page);

    page.getByLabel("I have read this and am ready to continue").check();
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Continue")).click();
    String next = Calibrating.key(Calibrating.benchmark(assessor, 1));
    page.navigate(address() + "/tasks/" + next);
    assertThat(page.getByText("1 of 3: " + pool.get(3).title())).isVisible();
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Calibration")).click();
    assertThat(page.locator(".where")).containsText("1 calibration is due");
    assertThat(page.getByText("Where you differed")).hasCount(0);
    assertAccessibleEverywhere(page);
    Calibrating.scoreAll(assessor, pool.subList(3, 6), truth -> truth.level().code());

    for (String shown : List.of("/reviews", "/reviewers?for=elevating-sel")) {
      Page lead = signIn(desk(), "petra");
      lead.navigate(address() + shown);
      assertThat(lead.locator("main")).containsText("Calibrated until");
      assertAccessibleEverywhere(lead);
    }
    Calibrating.manage(petra, assessor, "withdraw", "elevating-sel");
  }

  @Test
  void an_educator_sees_what_a_badge_gives_and_the_program_manager_keeps_records() {
    var educator = newEducator();
    String enrollment =
        Enrolled.in("school-culture", educator)
            .handedIn()
            .answered(signIn("max"), signIn("otto"), "demonstrated")
            .id();
    String task = educator.awaitTask("evaluate", enrollment).get("taskKey").asString("");
    Page page = signIn(desk(), educator.username());
    page.navigate(address() + "/tasks/" + task);
    assertThat(page.getByText("How was it for you?")).isVisible();
    assertAccessibleEverywhere(page);

    for (Locator group : page.getByLabel("I agree", exactly()).all()) {
      group.check();
    }
    page.getByLabel("Administrator Academy credit").check();
    button(page.locator("main"), "Send evaluation").click();
    assertThat(page.locator("h1")).not().hasText("Evaluate and choose credit");
    page.navigate(address() + "/records");
    page.getByLabel("Illinois educator identification number").fill("12");
    button(page.locator("main"), "Save").click();
    assertThat(page.locator("#iein-problem")).containsText("6 or 7");
    assertAccessibleEverywhere(page);
    button(page.locator("main"), "Create a link").click();
    String link = page.locator(".note a").getAttribute("href");
    assertAccessibleEverywhere(page);
    page.navigate(address() + URI.create(link).getPath());
    assertThat(page.locator("h1")).containsText("Transcript of");
    assertAccessibleEverywhere(page);

    Page director = desk();
    director.navigate(address() + directorsLink(educator.username()));
    assertThat(director.locator("h1")).hasText("Confirm in-service hours?");
    assertAccessibleEverywhere(director);
    button(director.locator("main"), "Confirm 3 hours").click();
    assertThat(director.locator("h1")).hasText("Confirmed");
    assertAccessibleEverywhere(director);
  }

  private static String directorsLink(String educator) {
    String mail =
        new Mailbox("robin@example.org")
            .await("Please confirm in-service hours for Name of " + educator, 1)
            .getLast();
    return mail.substring(mail.indexOf("/in-service/")).split("\\s")[0];
  }

  private static Page.GetByLabelOptions exactly() {
    return new Page.GetByLabelOptions().setExact(true);
  }

  private static Locator button(Locator within, String name) {
    return within.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name));
  }
}
