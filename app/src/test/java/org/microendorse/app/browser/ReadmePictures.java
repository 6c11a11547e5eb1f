package org.microendorse.app.browser;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.microendorse.app.Enrolled;
import org.microendorse.app.PortalSession;

/** Takes the pictures of the README: {@code mvn -Pscreenshots verify}. */
@Tag("screenshots")
class ReadmePictures extends BrowserTest {
  private static final Path PICTURES = Path.of("../docs/pictures");
  private static final int USUAL = 900;

  @TempDir Path files;

  @Test
  void what_visitors_and_the_process_owner_see() {
    Page page = desk();
    take(page, "/", "home", USUAL);
    take(page, "/catalog", "catalog", USUAL);
    take(page, "/catalog/leadership-for-equity", "endorsement", 1000);
    take(page, "/cost", "cost", USUAL);
    take(page, "/help", "help", USUAL);
    take(desk("es-US"), "/", "home-es", USUAL);
    take(signIn(desk(), "paul"), "/models", "models", USUAL);
  }

  @Test
  void what_an_educator_and_an_assessor_see() throws IOException {
    PortalSession ada = signIn("ada");
    PortalSession max = signIn("max");
    PortalSession otto = signIn("otto");
    var first =
        HelpPictures.withPhoto(Enrolled.in("equity-mindset", ada), "October", files).applied();
    PortalSession mia = signIn("mia");
    var second = Enrolled.in("school-culture", ada).handedIn();
    second.answered(mia, otto, "developing");
    Page educator = signIn(desk(), "ada");
    take(educator, "/", "tasks", 760);
    take(educator, "/paths/" + second.id() + "/feedback", "feedback", USUAL);
    Enrolled again = second.handedInAgain();
    take(educator, "/paths/" + again.id(), "path", 860);
    var third = Enrolled.in("culture-for-equity", ada).withPortfolio();
    take(educator, "/paths/" + third.id() + "/portfolio", "portfolio", USUAL);

    var assess = max.awaitTask("assess", first.id());
    max.claim(assess);
    Page assessor = signIn(desk(), "max");
    assessor.navigate(address() + HelpPictures.pageOf(assess));
    HelpPictures.showPhoto(assessor);
    shoot(assessor, "review", USUAL);

    first.answered(max, otto, "demonstrated");
    ada.awaitTask("evaluate", first.id());
    educator.navigate(address() + "/paths/" + first.id());
    follow(educator.getByText("See your badge").first());
    educator.getByText("Publish badge").first().click();
    educator.getByText("Everyone with the link sees this badge").waitFor();
    String badge = educator.url().replace(address(), "");
    take(desk(), badge, "badge", 1240);
  }

  private void take(Page page, String path, String name, int height) {
    page.navigate(address() + path);
    shoot(page, name, height);
  }

  private static void shoot(Page page, String name, int height) {
    page.setViewportSize(1280, height);
    page.waitForLoadState();
    page.waitForCondition(() -> page.locator("[aria-busy=true]").count() == 0);
    page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")));
  }
}
