package org.microendorse.app.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.microendorse.app.credential.Earned;

/** The verdicts differ in word, shape and color, and everyone can read them on any screen. */
class VerdictsBrowserTest extends BrowserTest {

  @Test
  void every_verdict_has_a_word_a_shape_and_a_color_of_its_own() throws IOException {
    byte[] valid = file("badge-of-another-issuer.json");
    Page petra = signIn(desk(), "petra");
    petra.navigate(address() + "/known-issuers");
    assertReadable(petra);
    addsAnIssuer(petra, "did:key:z6Mkfk1WffQc8iyubSHipsgAeaSmcVysCYYQgxGHXmxfbvZi");
    assertReadable(petra);

    Set<String> looks = new LinkedHashSet<>();
    Page page = desk();
    looks.add(verify(page, valid, "Valid"));
    removesAllIssuers(petra);
    looks.add(
        verify(
            page,
            file("badge-that-claims-a-famous-issuer.json"),
            "Valid signature, unconfirmed issuer"));
    byte[] changed = new String(valid, UTF_8).replace("First Aid", "Last Aid").getBytes(UTF_8);
    looks.add(verify(page, changed, "Not valid"));
    looks.add(verify(page, file("badge-of-open-badges-2.json"), "Could not be checked here"));

    assertThat(looks).as("icon and color of each verdict").hasSize(4);
  }

  /** Returns how the verdict looks: its icon and its color. */
  private String verify(Page page, byte[] badge, String word) {
    page.navigate(address() + "/verify");
    page.getByLabel("Badge file")
        .setInputFiles(new FilePayload("badge.json", "application/json", badge));
    button(page, "Verify");
    assertThat(page.locator(".verdict .word")).hasText(word);
    assertReadable(page);
    return (String)
        page.evaluate(
            """
            () => document.querySelector('.verdict use').getAttribute('href').split('#')[1] + ' '
              + getComputedStyle(document.querySelector('.verdict')).backgroundColor
            """);
  }

  private static void addsAnIssuer(Page petra, String id) {
    petra.getByLabel("Issuer ID").fill(id);
    petra.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).fill("Riverbend College");
    petra.getByLabel("How you know").fill("Asked their registrar by phone on March 3.");
    button(petra, "Add to the registry");
    assertThat(petra.getByRole(AriaRole.STATUS)).containsText("Added.");
  }

  private static void removesAllIssuers(Page petra) {
    petra.getByText("Remove", new Page.GetByTextOptions().setExact(false)).first().click();
    button(petra, "Remove from the registry");
    assertThat(petra.getByText("No issuers yet.")).isVisible();
  }

  private static void button(Page page, String name) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true))
        .click();
  }

  private static byte[] file(String name) throws IOException {
    try (var file = Earned.class.getResourceAsStream(name)) {
      return file.readAllBytes();
    }
  }
}
