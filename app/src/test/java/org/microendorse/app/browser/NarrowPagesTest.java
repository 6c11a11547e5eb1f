package org.microendorse.app.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.microendorse.app.Enrolled;
import org.microendorse.app.PortalSession;
import org.microendorse.app.account.Form;

/** Pages that no journey passes, down to the narrowest screen, and the bar on every screen. */
class NarrowPagesTest extends BrowserTest {
  private static final int[] BESIDE_BREAKPOINTS = {
    320, 768, 769, 928, 929, 960, 961, 1024, 1025, 1120, 1121, 1232, 1233, 1344, 1345, 1440
  };

  @Test
  void who_may_review_is_arranged() {
    String microCredential = "culture-for-equity";
    PortalSession petra = signIn("petra");
    certificates(petra, microCredential, "withdraw");
    try {
      var path = Enrolled.in(microCredential, newEducator()).handedIn();
      var task = petra.awaitTask("arrange-reviewer", path.id());
      Page page = signIn(desk(), "petra");
      page.navigate(address() + "/arrange/" + task.get("submissionId").asString(""));
      assertThat(page.locator("h1")).hasText("Arrange a reviewer");
      page.getByText("Allow the tie for this submission").first().click();
      assertReadable(page);
    } finally {
      certificates(petra, microCredential, "certify");
    }
  }

  @Test
  void an_assessor_reads_where_they_are_calibrated() {
    Page page = signIn(desk(), "max");
    page.navigate(address() + "/calibration");

    assertThat(page.locator(".calibration").first()).isVisible();
    assertReadable(page);
  }

  /** The people with the most entries in the bar, in both languages. */
  @ParameterizedTest
  @CsvSource({"petra, en-US", "petra, es-US", "ada, es-US"})
  void the_bar_fits_on_every_screen(String username, String language) {
    Page page = signIn(desk(language), username);
    for (int width : BESIDE_BREAKPOINTS) {
      page.setViewportSize(width, 700);
      assertNoOverflow(page);
    }
  }

  private static void certificates(PortalSession petra, String microCredential, String verb) {
    for (String assessor : List.of("max", "mia", "bo")) {
      petra.post(
          "/reviewers/%s/%s?for=%s".formatted(assessor, verb, microCredential),
          Form.MEDIA_TYPE,
          "");
    }
  }
}
