package org.microendorse.app.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.microendorse.app.PortalSession.json;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.regex.Pattern;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.microendorse.app.Enrolled;
import org.microendorse.app.PortalSession;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What phones make: a HEIC photo, a locked PDF and a voice recording, up to the badge. */
class PhoneFilesJourneyTest extends BrowserTest {
  private static final String PHOTO = "photo of our class.heic";
  private static final String VOICE = "what I think about it.m4a";
  private static final String PLAN = "my plan.pdf";

  /** How many different colors a canvas shows: a blank one has one. */
  private static final String COLORS =
      """
      canvas => {
        const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
        const seen = new Set();
        for (let i = 0; i < data.length && seen.size < 100; i += 4 * 97) {
          seen.add(data[i] << 16 | data[i + 1] << 8 | data[i + 2]);
        }
        return seen.size;
      }
      """;

  @Test
  void files_of_a_phone_are_refused_or_returned_in_the_educators_own_names_corrected_and_accepted()
      throws IOException {
    PortalSession educator = newEducator();
    Enrolled path = Enrolled.in("elevating-sel", educator).withPortfolio();
    path.files()
        .forEach(
            file -> {
              if (file.get("requirementId").asString("").equals("reflection")) {
                educator.delete(
                    "/api/enrollments/" + path.id() + "/artifacts/" + file.get("id").asString(""));
              }
            });
    Page phone = signIn(phone(), educator.username());
    phone.navigate(address() + "/paths/" + path.id() + "/portfolio");

    add(phone, "What we heard and saw", PLAN, lockedPdf());
    assertThat(phone.locator(".failed"))
        .hasText(
            Pattern.compile(
                "\"my plan.pdf\" is protected by a password.*Save a copy without the password.*"));
    button(phone, "Dismiss").click();
    add(phone, "What we heard and saw", PLAN, Enrolled.pdf());
    assertThat(file(phone, PLAN)).isVisible();
    add(phone, "Student work and routines", PHOTO, stored("photo.heic"));
    assertThat(file(phone, PHOTO)).isVisible();
    add(phone, "Reflection", VOICE, stored("voice.m4a"));
    assertThat(file(phone, VOICE)).isVisible();
    declare(phone, PLAN, "No student is recognizable");
    declare(phone, PHOTO, "Recognizable, with consent");
    declare(phone, VOICE, "No student is recognizable");
    assertThat(phone.locator(".where .next")).containsText("Everything required is here");
    assertAccessible(phone);
    path.applied();

    returned(path, signIn("iris"));
    path.task("build-portfolio");
    phone.reload();
    assertThat(phone.locator("main"))
        .containsText(PHOTO + ": It is upside down. Compare " + VOICE + ".");
    assertThat(phone.locator("main")).not().containsText("Everything required is here");
    assertThat(phone.locator("main")).not().containsText("Nothing is missing");
    assertThat(phone.locator("main")).not().containsText("Student work and routines 2");
    assertAccessible(phone);

    JsonNode build = path.task("build-portfolio");
    Assertions.assertThat(educator.complete(build, "{\"portfolioReady\":true}").statusCode())
        .isEqualTo(204);
    path.applied().preChecked(signIn("iris"));
    seenByTheAssessor(path);
    path.answered(signIn("mia"), signIn("otto"), "demonstrated");
    path.task("evaluate");
    phone.reload();
    assertThat(phone.locator(".where .next")).containsText("This is what earned the badge");
  }

  private void seenByTheAssessor(Enrolled path) {
    JsonNode task = signIn("mia").awaitTask("assess", path.id());
    Page mia = signIn(desk(), "mia");
    mia.navigate(address() + "/tasks/" + task.get("taskKey").asString(""));
    Locator viewer = mia.locator(".viewer");
    Assertions.assertThat(viewer.innerText()).doesNotContain(PHOTO, VOICE, PLAN);

    viewer.locator("[data-type='image/heic']").first().click();
    Locator canvas = viewer.locator(".screen canvas");
    assertThat(canvas).isVisible();
    assertReadable(mia);
    Assertions.assertThat((Integer) canvas.evaluate(COLORS)).isGreaterThan(20);

    viewer.locator("[data-type='audio/mp4']").first().click();
    assertThat(viewer.locator(".screen audio")).isVisible();
    assertReadable(mia);
  }

  private static void returned(Enrolled path, PortalSession iris) {
    JsonNode task = iris.awaitTask("pre-check", path.id());
    String key = task.get("taskKey").asString("");
    JsonNode notes =
        json(iris.get("/api/tasks/" + key)).get("variables").get("fileNotes").deepCopy();
    String voice = null;
    for (JsonNode note : notes) {
      voice =
          note.get("name").asString("").endsWith(".m4a") ? note.get("name").asString("") : voice;
    }
    for (JsonNode note : notes) {
      if (note.get("name").asString("").endsWith(".heic")) {
        ((ObjectNode) note).put("lacking", "It is upside down. Compare " + voice + ".");
      }
    }
    Assertions.assertThat(iris.claim(task).statusCode()).isEqualTo(204);
    var sent =
        iris.complete(
            task,
            "{\"fileNotes\":%s,\"preCheckOutcome\":\"incomplete\",\"preCheckReasons\":\"See what is said at the file.\"}"
                .formatted(notes));
    Assertions.assertThat(sent.statusCode()).as(sent.body()).isEqualTo(204);
  }

  private static void add(Page page, String requirement, String name, byte[] bytes) {
    Locator input = page.getByLabel("Choose files or drop them here: " + requirement);
    assertThat(input).isEnabled();
    input.setInputFiles(new FilePayload(name, "application/octet-stream", bytes));
  }

  private static Locator button(Page page, String name) {
    return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
  }

  private static Locator file(Page page, String name) {
    return page.locator("[data-artifact]").filter(new Locator.FilterOptions().setHasText(name));
  }

  private static void declare(Page page, String name, String students) {
    file(page, name).locator("select").selectOption(students);
    assertThat(page.locator("[data-artifact]").first()).isVisible();
  }

  private static byte[] lockedPdf() throws IOException {
    try (PDDocument document = new PDDocument();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
      document.addPage(new PDPage());
      document.protect(new StandardProtectionPolicy("owner", "secret", new AccessPermission()));
      document.save(bytes);
      return bytes.toByteArray();
    }
  }

  private static byte[] stored(String name) throws IOException {
    try (InputStream bytes = PhoneFilesJourneyTest.class.getResourceAsStream("/evidence/" + name)) {
      return bytes.readAllBytes();
    }
  }
}
