package org.microendorse.app.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.microendorse.app.demo.DemoEvidence;

/** The main job, as people do it: with a mouse, a keyboard and files of their own. */
class JourneyTest extends BrowserTest {
  private static final String TITLE = "Exploring and Deepening an Equity Mindset";
  private static final List<String> CRITERIA_LEVELS_AT_FIRST =
      List.of("Demonstrated", "Demonstrated", "Developing");

  /** What the page says at first, and what it says when the due date is known. */
  private static final Pattern WITH_THE_REVIEWERS =
      Pattern.compile("in review|An assessor is scoring your portfolio");

  private static final String RADIOS = ".task-form .fjs-form-field-radio";

  /** It is shown as it was written. */
  private static final String SHOWN = "1. The <b>plan</b> is there, and you *carried it out*.";

  private static final String MISSING = "An example of what changed for your students.";
  private static final String STRENGTHEN =
      "Put a photo from before beside one from after, and say what changed.";
  private static final String SEEN_AT = "My practice before and after 1";

  /** The educator's own file name; either photo may have arrived first. */
  private static final Pattern OWN_PHOTO = Pattern.compile("(before|after)\\.png");

  private static final String WELL_DONE = "Clearly shown in the evidence you submitted.";

  private static final Locator.GetByLabelOptions EXACTLY =
      new Locator.GetByLabelOptions().setExact(true);

  @TempDir Path files;
  private final Set<String> lookedAt = new HashSet<>();

  @Test
  void an_educator_earns_a_badge_at_the_second_attempt() throws IOException {
    var evidence = new DemoEvidence(files);
    Path journal = evidence.make(List.of("pdf"), "lens-journal", List.of("Notes on my lens"));
    Path before = evidence.make(List.of("image"), "before", List.of("Seating plan in September"));
    Path after = evidence.make(List.of("image"), "after", List.of("Seating plan in October"));
    Path conversation = evidence.make(List.of("video"), "conversation", List.of("Ground rules"));
    Path reflection = evidence.make(List.of("pdf"), "reflection", List.of("What I learned"));
    Path example = evidence.make(List.of("pdf"), "one-example", List.of("What changed"));

    Page ada = signIn(desk(), "ada");
    begins(ada);
    String path = ada.url();
    getsReadyAndLearns(ada);
    buildsThePortfolio(ada, path, journal, List.of(before, after), conversation, reflection);
    submits(ada, path);
    Page iris = signIn(desk(), "iris");
    preChecks(iris);
    isWithTheReviewers(ada, path);

    Page max = signIn(desk(), "max");
    assesses(max, "Assess submission", CRITERIA_LEVELS_AT_FIRST);
    Page mia = signIn(desk(), "mia");
    assesses(mia, "Second score", CRITERIA_LEVELS_AT_FIRST);
    Page otto = signIn(desk(), "otto");
    approves(otto);

    readsTheFeedback(ada, path);
    revises(ada, path, example);
    submits(ada, path);
    iris.navigate(address() + "/");
    preChecks(iris);

    max.navigate(address() + "/");
    assesses(max, "Assess submission", List.of());
    otto.navigate(address() + "/");
    approves(otto);

    String badge = findsTheBadge(ada, path);
    button(ada, "Publish badge").click();
    assertThat(ada.getByText("Everyone with the link sees this badge")).isVisible();
    anybodyCanSee(badge);
    isTakenBack(badge);
  }

  private void begins(Page ada) {
    link(ada, "Catalog").first().click();
    assertThat(ada.locator("h1")).hasText("What you can earn");
    lookAt(ada, "catalog");
    link(ada, TITLE).click();
    lookAt(ada, "micro-credential");
    button(ada, "Begin this path").click();
    assertThat(ada.locator("h1")).hasText(TITLE);
    assertThat(ada.locator(".stages li.here .name")).hasText("Get ready to learn");
  }

  private void getsReadyAndLearns(Page ada) {
    link(ada, "My tasks").first().click();
    taskOf(ada, "Commit to learn").click();
    ada.getByLabel("I know what is asked of me").check();
    lookAt(ada, "get ready");
    ada.keyboard().press("Tab");
    assertThat(button(ada, "Begin")).isFocused();
    ada.keyboard().press("Enter");

    atTask(ada, "Assess yourself");
    Locator criteria = ada.locator(RADIOS);
    assertThat(criteria.first()).isVisible();
    for (Locator criterion : criteria.all()) {
      criterion.getByLabel("This is new to me").check();
    }
    lookAt(ada, "self-assessment");
    button(ada, "Show my activities").click();

    atTask(ada, "Work through activities");
    assertThat(ada.locator(".task-form li").first()).isVisible();
    lookAt(ada, "activities");
    ada.getByLabel("I have done what I need").check();
    button(ada, "Continue to practice").click();
    atTask(ada, "Build portfolio");
    lookAt(ada, "build portfolio");
  }

  private void buildsThePortfolio(
      Page ada, String path, Path journal, List<Path> photos, Path conversation, Path reflection)
      throws IOException {
    link(ada, "Open my portfolio").click();
    assertThat(ada.locator("h1")).hasText("Portfolio");
    drops(ada, "Notes on my lens", journal, "application/pdf");
    add(ada, "My practice before and after").setInputFiles(photos.toArray(Path[]::new));
    add(ada, "The conversation with colleagues").setInputFiles(conversation);
    add(ada, "Reflection").setInputFiles(reflection);
    assertThat(ada.locator("[data-artifact]")).hasCount(5);
    // Two files are uploaded at a time, so either photo may be there first.
    assertThat(ada.locator("#missing li")).hasCount(5);
    for (String file :
        List.of(
            "lens-journal.pdf", "before.png", "after.png", "conversation.mp4", "reflection.pdf")) {
      assertThat(ada.locator("#missing")).containsText(file);
    }
    lookAt(ada, "portfolio with files");

    declares(ada, "lens-journal.pdf", "No student is recognizable");
    declares(ada, "before.png", "Names and faces are removed");
    declares(ada, "after.png", "Names and faces are removed");
    declares(ada, "conversation.mp4", "Recognizable, with consent");
    declares(ada, "reflection.pdf", "No student is recognizable");
    assertThat(ada.locator("#missing")).containsText("Nothing is missing");
    ada.reload();
    assertThat(declaration(ada, "conversation.mp4")).hasValue("CONSENT_ON_FILE");

    portfolioIsReady(ada);
  }

  private void portfolioIsReady(Page ada) {
    ada.navigate(address() + "/");
    taskOf(ada, "Build portfolio").click();
    ada.getByLabel("I have everything I want to show").check();
    button(ada, "My portfolio is ready").click();
    atTask(ada, "Submit portfolio");
  }

  private void submits(Page ada, String path) {
    assertThat(ada.getByLabel("This is my own work")).isVisible();
    lookAt(ada, "submit");
    for (Locator declaration : ada.locator(".task-form [type=checkbox]").all()) {
      declaration.check();
    }
    button(ada, "Submit portfolio").click();
    ada.waitForURL(path);
    assertThat(ada.locator(".where")).containsText("We have your portfolio");
    lookAt(ada, "path in the pre-check");
    ada.navigate(path + "/portfolio");
    assertThat(ada.locator(".where")).containsText("in review and can’t be changed");
    assertThat(ada.locator(".drop")).hasCount(0);
    lookAt(ada, "portfolio frozen");
    ada.navigate(address() + "/");
    assertThat(ada.getByText("All caught up").or(ada.locator("#mine-head"))).isVisible();
  }

  /** A person pre-checks a film with recognizable students before it is scored. */
  private void preChecks(Page iris) {
    takesOn(iris, "Pre-check submission");
    assertThat(iris.locator(".task-form")).containsText("Recognizable, with consent");
    lookAt(iris, "pre-check");
    iris.getByLabel("Yes, it is complete and legible").check();
    button(iris, "Send pre-check").click();
    iris.waitForURL(address() + "/?done");
  }

  private void isWithTheReviewers(Page ada, String path) {
    ada.navigate(path);
    assertThat(ada.locator(".where")).containsText(WITH_THE_REVIEWERS);
    lookAt(ada, "path with reviewers");
    ada.navigate(address() + "/");
  }

  /** A reviewer claims a task and sees each file beside the rubric. */
  private void takesOn(Page reviewer, String task) {
    Locator open = taskOf(reviewer, task);
    assertThat(open).isVisible();
    lookAt(reviewer, "queue");
    // Reviewers see the number of the submission and what each file is for, but no names.
    reviewer
        .getByRole(
            AriaRole.BUTTON,
            new Page.GetByRoleOptions()
                .setName(Pattern.compile("^Claim: " + task + ", S-\\d+ · " + TITLE + "$")))
        .click();
    atTask(reviewer, task);
    assertThat(button(reviewer, "Release")).isVisible();
    assertThat(reviewer.locator(".viewer .tabs button").first()).isVisible();
    button(reviewer, "My practice before and after 1.png").click();
    Locator picture = reviewer.locator(".viewer .screen img");
    assertThat(picture).isVisible();
    assertThat(picture).hasJSProperty("naturalWidth", 640);
  }

  /** Scores the criteria in order; those without a level given are demonstrated. */
  private void assesses(Page assessor, String task, List<String> levels) {
    takesOn(assessor, task);
    assessor.getByText("Report a concern").click();
    assertThat(assessor.getByLabel("What did you see, and where?")).isVisible();
    lookAt(assessor, "report a concern");
    assessor.getByText("Report a concern").click();
    Locator criteria = assessor.locator(RADIOS);
    assertThat(criteria.first()).isVisible();
    for (int i = 0; i < criteria.count(); i++) {
      String level = i < levels.size() ? levels.get(i) : "Demonstrated";
      criteria.nth(i).getByLabel(level, EXACTLY).check();
      boolean notYet = !level.equals("Demonstrated");
      assessor.getByLabel("What did you see?").nth(i).fill(notYet ? SHOWN : WELL_DONE);
      assessor.getByLabel("Where to see it").nth(i).fill(SEEN_AT);
      if (notYet) {
        assessor.getByLabel("What is missing?").last().fill(MISSING);
        assessor.getByLabel("How could they strengthen it?").nth(i).fill(STRENGTHEN);
      }
    }
    assessor
        .getByLabel("Feedback to the educator")
        .fill("Careful, honest work. Read the comments beside each criterion.");
    assertThat(assessor.locator("#draft")).containsText("Draft saved today at ");
    lookAt(assessor, "assess");
    button(assessor, "Send assessment").click();
    assessor.waitForURL(address() + "/?done");
    assertThat(assessor.getByText("Sent. Thank you.")).isVisible();
  }

  private void approves(Page approver) {
    takesOn(approver, "Approve assessment");
    assertThat(approver.locator(".task-form")).containsText(WELL_DONE);
    approver.getByLabel("I agree").check();
    lookAt(approver, "approve");
    button(approver, "Send decision").click();
    approver.waitForURL(address() + "/?done");
  }

  /** Ada has her list of tasks open the whole time. */
  private void readsTheFeedback(Page ada, String path) {
    Locator task = taskOf(ada, "Read feedback");
    assertThat(task).isVisible();
    task.click();
    ada.waitForURL(path + "/feedback");
    for (String part : List.of(SHOWN, MISSING, STRENGTHEN)) {
      assertThat(ada.getByText(part)).isVisible();
    }
    assertThat(ada.getByText(OWN_PHOTO).first()).isVisible();
    assertThat(ada.getByText(SEEN_AT)).hasCount(0);
    assertThat(ada.locator(".level.partly")).hasText("Developing");
    assertThat(link(ada, "Revise and resubmit")).isVisible();
    Assertions.assertThat(
            ada.waitForDownload(link(ada, "Download as PDF")::click).suggestedFilename())
        .isEqualTo("feedback-equity-mindset-1.pdf");
    ada.getByLabel("I have read the feedback").check();
    lookAt(ada, "feedback");
    button(ada, "Continue").click();
    atTask(ada, "Build portfolio");
    ada.navigate(path + "/feedback");
    assertThat(ada.getByLabel("I have read the feedback")).hasCount(0);
  }

  private void revises(Page ada, String path, Path example) {
    ada.navigate(path + "/portfolio");
    add(ada, "Notes on my lens").setInputFiles(example);
    declares(ada, "one-example.pdf", "No student is recognizable");
    button(ada, "Remove before.png").click();
    button(ada, "Keep").click();
    assertThat(button(ada, "Remove before.png")).isFocused();
    button(ada, "Remove before.png").click();
    lookAt(ada, "remove a file");
    button(ada, "Remove for good").click();
    assertThat(declaration(ada, "before.png")).hasCount(0);
    assertThat(ada.locator("#missing")).containsText("needs at least 2 files; there is 1");
    add(ada, "My practice before and after").setInputFiles(files.resolve("before.png"));
    declares(ada, "before.png", "Names and faces are removed");
    assertThat(ada.locator("#missing")).containsText("Nothing is missing");
    portfolioIsReady(ada);
  }

  private String findsTheBadge(Page ada, String path) {
    ada.navigate(path);
    Locator badge = link(ada, "See your badge");
    assertThat(badge).isVisible();
    assertThat(ada.locator(".stages li.done")).hasCount(5);
    lookAt(ada, "path earned");
    link(ada, "My badges").first().click();
    assertThat(link(ada, TITLE)).hasCount(1);
    lookAt(ada, "badges");
    link(ada, TITLE).click();
    assertThat(ada.locator("h1")).hasText(TITLE);
    return ada.url();
  }

  private void anybodyCanSee(String badge) {
    Page anybody = desk();
    anybody.navigate(badge);
    assertThat(anybody.locator("h1")).hasText(TITLE);
    assertThat(anybody.locator(".where")).containsText("Earned by Ada Brooks");
    assertThat(link(anybody, "Sign in")).isVisible();
    assertThat(anybody.getByAltText("Badge: " + TITLE)).isVisible();
    lookAt(anybody, "public badge");
    link(anybody, "Verify this badge").click();
    assertThat(anybody.locator(".verdict")).containsText("Valid");
  }

  private void isTakenBack(String badge) {
    Page petra = signIn(desk(), "petra");
    petra.navigate(badge);
    link(petra, "Revoke this badge").click();
    petra
        .getByLabel("Reason for revoking")
        .fill("The journal turned out to be the work of another person.");
    button(petra, "Request revocation").click();
    assertThat(petra.getByText("A second person decides").first()).isVisible();
    Page lena = signIn(desk(), "lena");
    taskOf(lena, "Decide on revocation").click();
    button(lena, "Claim").click();
    lena.getByLabel("Revoke the badge").check();
    button(lena, "Send decision").click();

    Page anybody = desk();
    Awaitility.await("revoked")
        .atMost(Duration.ofMinutes(1))
        .until(
            () -> {
              anybody.navigate(badge);
              return anybody.getByText("This badge no longer counts.").isVisible();
            });
    lookAt(anybody, "revoked badge");
    link(anybody, "Verify this badge").click();
    assertThat(anybody.locator(".verdict")).containsText("Not valid");
    assertThat(anybody.getByText("Its issuer has revoked it.").first()).isVisible();
  }

  /** Checks that a page is accessible the first time a page of this kind appears. */
  private void lookAt(Page page, String kind) {
    if (lookedAt.add(kind)) {
      assertAccessibleEverywhere(page);
    }
  }

  /** Drags a file from the desktop to a requirement. */
  private static void drops(Page page, String requirement, Path file, String type)
      throws IOException {
    var transfer =
        page.evaluateHandle(
            """
            ({ name, type, bytes }) => {
              const transfer = new DataTransfer();
              const content = Uint8Array.from(atob(bytes), (c) => c.charCodeAt(0));
              transfer.items.add(new File([content], name, { type }));
              return transfer;
            }
            """,
            Map.of(
                "name", file.getFileName().toString(),
                "type", type,
                "bytes", Base64.getEncoder().encodeToString(Files.readAllBytes(file))));
    Locator place = page.locator(".drop", new Page.LocatorOptions().setHas(add(page, requirement)));
    // The requirement shows that it takes files, as it does when a person drags one.
    place.dispatchEvent("dragover", Map.of("dataTransfer", transfer));
    assertThat(place).hasClass(Pattern.compile("over"));
    place.dispatchEvent("drop", Map.of("dataTransfer", transfer));
  }

  private static void declares(Page page, String file, String about) {
    Locator choice = declaration(page, file);
    choice.selectOption(about);
    assertThat(choice).hasAttribute("data-saved", Pattern.compile(".+"));
  }

  private static Locator declaration(Page page, String file) {
    return page.getByLabel("Students in " + file, new Page.GetByLabelOptions().setExact(true));
  }

  private static Locator add(Page page, String requirement) {
    Locator input = page.getByLabel("Choose files or drop them here: " + requirement);
    assertThat(input).isEnabled();
    return input;
  }

  private static void atTask(Page page, String name) {
    assertThat(page.locator("h1")).hasText(name);
    assertThat(page.locator("[data-task] form, #send").first()).isVisible();
  }

  /** The task of this journey in a list of tasks. */
  private static Locator taskOf(Page page, String name) {
    return page.locator(".task", new Page.LocatorOptions().setHasText(TITLE))
        .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(name));
  }

  private static Locator link(Page page, String name) {
    return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name));
  }

  private static Locator button(Page page, String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }
}
