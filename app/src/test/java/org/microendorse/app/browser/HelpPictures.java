package org.microendorse.app.browser;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ScreenshotType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.microendorse.app.Enrolled;
import org.microendorse.app.PortalSession;
import org.microendorse.app.demo.DemoEvidence;
import tools.jackson.databind.JsonNode;

/** Takes the pictures of the help in each language: {@code mvn -Pscreenshots verify}. */
@Tag("screenshots")
class HelpPictures extends BrowserTest {
  private static final Path PICTURES = Path.of("src/main/frontend/images/help");
  private static final List<String> LANGUAGES = List.of("en-US", "es-US");
  private static final int WIDTH = 1160;
  private static final int HEIGHT = 780;
  private static final int QUALITY = 75;

  @TempDir Path files;

  @Test
  void what_the_topics_of_the_help_show() throws IOException {
    PortalSession educator = newEducator();
    String me = educator.username();
    PortalSession max = signIn("max");
    var submits = Enrolled.in("culture-for-equity", educator).withPortfolio();
    take(me, "/paths/" + submits.id() + "/portfolio", "portfolio", HEIGHT);
    take(me, pageOf(submits.task("submit")), "submit", HEIGHT);

    var reads = Enrolled.in("school-culture", educator).handedIn();
    reads.answered(signIn("mia"), signIn("otto"), "developing");
    take(me, "/paths/" + reads.id() + "/feedback", "feedback", HEIGHT);

    var reviewed = withPhoto(Enrolled.in("equity-mindset", educator), "September", files).applied();
    var assess = max.awaitTask("assess", reviewed.id());
    max.claim(assess);
    take("max", pageOf(assess), "review", 900, HelpPictures::showPhoto);

    reviewed.answered(max, signIn("otto"), "demonstrated");
    take(me, pageOf(reviewed.task("evaluate")), "evaluate", HEIGHT);
    take(me, "/badges", "badges", HEIGHT);
  }

  /** A portfolio with a photo in it; two educators cannot submit the same one. */
  static Enrolled withPhoto(Enrolled path, String month, Path folder) throws IOException {
    path.withPortfolio();
    Path photo =
        new DemoEvidence(folder)
            .make(List.of("image"), "before", List.of("Seating plan in " + month));
    path.replace("image", "before.png", Files.readAllBytes(photo));
    return path;
  }

  static String pageOf(JsonNode task) {
    return "/tasks/" + task.get("taskKey").asString("");
  }

  static void showPhoto(Page review) {
    review.locator(".viewer .tabs button[data-type='image/png']").first().click();
    review.locator(".viewer .screen img").waitFor();
  }

  private void take(String username, String path, String name, int height) {
    take(username, path, name, height, page -> {});
  }

  private void take(String username, String path, String name, int height, Consumer<Page> prepare) {
    for (String language : LANGUAGES) {
      Page page = signIn(desk(language), username);
      page.setViewportSize(WIDTH, height);
      page.navigate(address() + path);
      page.waitForLoadState();
      page.waitForCondition(() -> page.locator("[aria-busy=true]").count() == 0);
      prepare.accept(page);
      page.screenshot(
          new Page.ScreenshotOptions()
              .setType(ScreenshotType.JPEG)
              .setQuality(QUALITY)
              .setPath(PICTURES.resolve(language.substring(0, 2)).resolve(name + ".jpg")));
    }
  }
}
