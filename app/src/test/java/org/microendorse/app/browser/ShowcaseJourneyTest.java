package org.microendorse.app.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.file.Files;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.microendorse.app.credential.Earned;

/** An educator shows what they have earned, and a stranger checks it. */
class ShowcaseJourneyTest extends BrowserTest {
  private static final String TITLE = "Elevating Social Emotional Learning";

  @Test
  void a_badge_is_published_shared_and_checked_by_a_stranger() throws IOException {
    var earned = Earned.badge("elevating-sel", newEducator(), signIn("mia"), signIn("otto"));
    Page educator = signIn(desk(), earned.educator().username());
    educator.navigate(address() + "/badges");
    assertThat(educator.getByText("Hidden", new Page.GetByTextOptions().setExact(true)))
        .isVisible();
    assertAccessibleEverywhere(educator);
    link(educator, TITLE).click();
    assertThat(educator.getByText("Only you see this badge")).isVisible();
    assertAccessibleEverywhere(educator);

    button(educator, "Publish badge").click();
    assertThat(educator.getByText("Everyone with the link sees this badge")).isVisible();
    assertThat(educator.getByLabel("Link to this page", exactly()))
        .hasValue("http://localhost:8080" + earned.page());
    assertThat(button(educator, "Copy the signature")).isVisible();
    assertAccessibleEverywhere(educator);

    sharesACollection(educator);
    bringsABadgeFromElsewhere(educator);
    FilePayload picture = aStrangerChecksIt(earned);
    aStrangerDropsItsFile(picture, earned);
  }

  private void sharesACollection(Page educator) {
    educator.navigate(address() + "/badges");
    follow(link(educator, "Share several badges"));
    assertAccessibleEverywhere(educator);
    educator.getByLabel("Title", exactly()).fill("For my application");
    educator.getByLabel(TITLE).check();
    button(educator, "Create a link").click();
    assertThat(educator.getByText("Your collection is ready")).isVisible();
    assertThat(educator.getByLabel("Link to the collection")).hasValue(Pattern.compile("/shared/"));
    assertAccessibleEverywhere(educator);
    link(educator, "See it as other people do").click();

    Page stranger = desk();
    stranger.navigate(educator.url());
    assertThat(stranger.locator("h1")).hasText("For my application");
    assertAccessibleEverywhere(stranger);
    link(stranger, TITLE).click();
    assertThat(stranger.locator("h1")).hasText(TITLE);
  }

  private void bringsABadgeFromElsewhere(Page educator) throws IOException {
    educator.navigate(address() + "/badges");
    follow(link(educator, "Add a badge from elsewhere"));
    assertAccessibleEverywhere(educator);
    try (var file = Earned.class.getResourceAsStream("badge-of-another-issuer.json")) {
      educator
          .getByLabel("Badge file")
          .setInputFiles(new FilePayload("badge.json", "application/json", file.readAllBytes()));
    }
    button(educator, "Add badge").click();
    assertThat(educator.locator("h1")).hasText("First Aid for Teachers");
    assertThat(educator.locator(".verdict")).containsText("unconfirmed issuer");
    assertAccessibleEverywhere(educator);
    educator.navigate(address() + "/badges");
    assertAccessibleEverywhere(educator);
  }

  /** Returns the picture, as it was downloaded. */
  private FilePayload aStrangerChecksIt(Earned earned) throws IOException {
    Page stranger = desk();
    stranger.navigate(address() + earned.page());
    assertThat(stranger.getByAltText("Badge: " + TITLE)).hasJSProperty("complete", true);
    assertAccessibleEverywhere(stranger);
    link(stranger, "Verify this badge").click();
    assertThat(stranger.locator(".verdict .word")).hasText("Valid");
    assertAccessibleEverywhere(stranger);
    stranger.goBack();
    Download png = stranger.waitForDownload(() -> link(stranger, "Image (PNG)").click());
    return new FilePayload("badge.png", "image/png", Files.readAllBytes(png.path()));
  }

  private void aStrangerDropsItsFile(FilePayload picture, Earned earned) {
    Page stranger = desk();
    stranger.navigate(address() + "/");
    link(stranger, "Verify a badge").click();
    assertThat(stranger.locator("h1")).hasText("Verify a badge");
    assertAccessibleEverywhere(stranger);
    stranger.getByLabel("Badge file").setInputFiles(picture);
    stranger.getByLabel("Email address").fill(earned.educator().username() + "@example.org");
    button(stranger, "Verify").click();
    assertThat(stranger.locator(".verdict .word")).hasText("Valid");
    assertThat(stranger.getByText("It was issued to " + earned.educator().username())).isVisible();
    assertAccessibleEverywhere(stranger);

    String tampered = new String(earned.json(), UTF_8).replace(TITLE, "Elevating Everything");
    assertThat(tampered).contains("Elevating Everything");
    stranger.getByLabel("Or paste its text").fill(tampered);
    button(stranger, "Verify").click();
    assertThat(stranger.locator(".verdict .word")).hasText("Not valid");
    assertAccessibleEverywhere(stranger);

    button(stranger, "Verify").click();
    assertThat(stranger.locator("#file-problem")).containsText("Choose the file of a badge");
    assertAccessibleEverywhere(stranger);
  }

  private static Page.GetByLabelOptions exactly() {
    return new Page.GetByLabelOptions().setExact(true);
  }

  private static Locator link(Page page, String name) {
    return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name)).first();
  }

  private static Locator button(Page page, String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }
}
