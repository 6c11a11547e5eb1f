package org.microendorse.app.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.microendorse.app.PortalSession.json;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.microendorse.app.Enrolled;
import org.microendorse.app.PortalSession;
import tools.jackson.databind.JsonNode;

/**
 * People who are asked when others disagree: a lead assessor, and the two reviewers of an appeal.
 */
class JudgesJourneyTest extends BrowserTest {
  private static final String MC = "el-data-trends";
  private static final String BY_MAX = "The report names two trends of five.";
  private static final String BY_MIA = "All five trends are there, one by one.";
  private static final String REASONS =
      "The trends are on page 4 of the report, each with its source and what follows from it.";
  private static final String VERDICT =
      "Page 4 lists numbers; what they mean for students is still missing, as the rubric asks.";

  @Test
  void a_lead_assessor_decides_between_two_scores_and_two_others_hear_the_appeal() {
    PortalSession educator = newEducator();
    Enrolled path = Enrolled.in(MC, educator).handedIn();
    path.scored(signIn("max"), "developing", BY_MAX);
    path.scored(signIn("mia"), "demonstrated", BY_MIA);

    leadAssessorDecides(path);
    path.task("read-feedback");
    appeal(educator, path);
    for (PortalSession member : panel(path)) {
      hearsTheAppeal(member, path);
    }

    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> standing(educator, path).get("state").asString(""), "UPHELD"::equals);
    Assertions.assertThat(standing(educator, path).get("verdicts"))
        .extracting(verdict -> verdict.get("reasons").asString(""))
        .containsExactly(VERDICT, VERDICT);
  }

  private void leadAssessorDecides(Enrolled path) {
    JsonNode task = signIn("lena").awaitTask("assess", path.id());
    Page lena = signIn(desk(), "lena");
    lena.getByRole(
            AriaRole.BUTTON,
            new Page.GetByRoleOptions()
                .setName(
                    Pattern.compile(
                        "^Claim: Assess submission, "
                            + task.get("submissionNumber").asString("")
                            + " .*")))
        .click();
    assertThat(lena.locator(".task-form")).containsText("You decide");
    assertThat(lena.locator(".task-form")).containsText("The second assessment");
    assertThat(lena.locator(".task-form")).containsText(BY_MIA);
    assertThat(lena.getByLabel("What did you see?").last()).hasValue(BY_MAX);
    assertAccessibleEverywhere(lena);
    button(lena, "Send assessment").click();
    lena.waitForURL(address() + "/?done");
  }

  private static void appeal(PortalSession educator, Enrolled path) {
    var answer =
        educator.post(
            "/api/enrollments/%s/attempts/1/appeal".formatted(path.id()),
            "{\"reasons\":\"" + REASONS + "\"}");
    Assertions.assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
  }

  private static JsonNode standing(PortalSession educator, Enrolled path) {
    return json(educator.get("/api/enrollments/%s/attempts/1/appeal".formatted(path.id())));
  }

  /**
   * One person for each of the two tasks; both are offered to people who had no part in the review.
   */
  private Collection<PortalSession> panel(Enrolled path) {
    List<PortalSession> everybody =
        List.of("max", "mia", "lena", "bo", "otto", "olga").stream().map(this::signIn).toList();
    Map<String, PortalSession> seats = new HashMap<>();
    await("two are asked")
        .atMost(Duration.ofSeconds(60))
        .until(
            () -> {
              everybody.forEach(it -> seat(it, path).ifPresent(seat -> seats.put(seat, it)));
              return seats.size() == 2;
            });
    Assertions.assertThat(seats.values())
        .extracting(PortalSession::username)
        .doesNotContain("max", "mia", "lena")
        .doesNotHaveDuplicates();
    return seats.values();
  }

  private static Optional<String> seat(PortalSession reviewer, Enrolled path) {
    for (JsonNode task : json(reviewer.get("/api/tasks"))) {
      if (task.get("formId").asString("").equals("review-appeal")
          && task.get("enrollmentId").asString("").equals(path.id())) {
        return Optional.of(task.get("taskKey").asString(""));
      }
    }
    return Optional.empty();
  }

  private void hearsTheAppeal(PortalSession member, Enrolled path) {
    JsonNode task = member.awaitTask("review-appeal", path.id());
    if (task.get("claimable").asBoolean(false)) {
      Assertions.assertThat(member.claim(task).statusCode()).isEqualTo(204);
    }
    Page page = signIn(desk(), member.username());
    page.navigate(address() + "/tasks/" + task.get("taskKey").asString(""));
    assertThat(page.locator(".task-form")).containsText(REASONS);
    assertThat(page.locator(".task-form")).containsText(BY_MAX);
    assertThat(page.locator(".viewer .tabs button").first()).isVisible();
    page.getByLabel("Not every criterion is demonstrated").check();
    page.getByLabel("Your reasons").fill(VERDICT);
    assertAccessibleEverywhere(page);
    button(page, "Send my decision").click();
    page.waitForURL(address() + "/?done");
  }

  private static com.microsoft.playwright.Locator button(Page page, String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }
}
