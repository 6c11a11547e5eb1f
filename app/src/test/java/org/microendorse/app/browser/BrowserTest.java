package org.microendorse.app.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Frame;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.ViewportSize;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.microendorse.app.PortalTest;

/**
 * The portal in a real browser. Uses a Chromium of the PATH; where there is none, tests are skipped
 * and say so, unless {@code ENDORSE_BROWSER_REQUIRED=true}.
 */
abstract class BrowserTest extends PortalTest {
  /** Pages need a moment on a busy machine; a page that never comes fails all the same. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** Pixels: WCAG 1.4.10. */
  private static final int NARROWEST = 320;

  private static final String AXE = AxeBuilder.getAxeScript();
  private static final List<String> RULES =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

  private static final List<String> RULES_OF_COLORS = List.of("color-contrast");

  /** Those whose result depends on the width of the screen. */
  private static final List<String> RULES_OF_WIDTH =
      List.of("target-size", "scrollable-region-focusable", "button-name", "link-name");

  private static final String VIOLATIONS =
      """
      async (runOnly) => {
        const { violations } = await axe.run({ runOnly, resultTypes: ['violations'] });
        return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
      }
      """;

  private static Browser browser;

  /** What earlier tests opened: a new window takes ten times as long as a page. */
  private static final Map<Screen, Deque<Page>> FREE = new HashMap<>();

  private static final List<String> COMPLAINTS = new ArrayList<>();

  /** A kind of browser window. */
  private record Screen(int width, int height, ColorScheme scheme, String language) {}

  private final Map<Page, Screen> opened = new HashMap<>();

  /** One for all tests of a JVM; it ends with the JVM. */
  @BeforeAll
  static void openBrowser() {
    if (browser != null) {
      return;
    }
    Optional<Path> chromium = chromium();
    if (chromium.isEmpty()) {
      String message = "NO BROWSER TESTS: there is no chromium or google-chrome on the PATH.";
      assertThat(System.getenv("ENDORSE_BROWSER_REQUIRED")).as(message).isNotEqualTo("true");
      System.err.println(message);
      Assumptions.abort(message);
    }
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE.toMillis());
    var playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(chromium.get())
                    .setArgs(
                        List.of(
                            "--no-sandbox",
                            "--disable-gpu",
                            "--disable-quic",
                            "--no-first-run",
                            "--disable-background-networking",
                            "--disable-component-update",
                            "--disable-sync")));
  }

  @AfterEach
  void nothingWentWrongInTheBrowser() {
    opened.forEach(BrowserTest::clear);
    List<String> complaints = List.copyOf(COMPLAINTS);
    COMPLAINTS.clear();
    assertThat(complaints).as("what the browser complained about").isEmpty();
  }

  /** Nothing of a test is left for the next one. */
  private static void clear(Page page, Screen screen) {
    if (page.url().startsWith("http")) {
      page.evaluate("sessionStorage.clear()");
    }
    page.navigate("about:blank");
    page.context().clearCookies();
    FREE.computeIfAbsent(screen, it -> new ArrayDeque<>()).add(page);
  }

  /** A desktop screen (1280 pixels wide). */
  final Page desk() {
    return desk("en-US");
  }

  /** The same, of a person whose browser asks for a language. */
  final Page desk(String language) {
    return page(1280, 900, ColorScheme.LIGHT, language);
  }

  /** A phone (390 pixels wide), dark. */
  final Page phone() {
    return phone("en-US");
  }

  /** The same, of a person whose browser asks for a language. */
  final Page phone(String language) {
    return page(390, 844, ColorScheme.DARK, language);
  }

  /** For a person whose pages are all looked at: axe-core comes with each of them. */
  final void expectLooks(Page page) {
    page.context().addInitScript(AXE);
    opened.remove(page);
  }

  /** Signs in without the page for it, which has tests of its own, and shows the first page. */
  final Page signIn(Page page, String username) {
    page.context()
        .addCookies(
            signIn(username).cookies().stream()
                .map(it -> new Cookie(it.getName(), it.getValue()).setUrl(address()))
                .toList());
    page.navigate(address() + "/");
    return page;
  }

  /**
   * Another person uses the same browser: to open one for each takes ten times as long as a page.
   *
   * @param username empty for a guest
   */
  final void becomes(Page page, String username) {
    page.navigate("about:blank");
    page.context().clearCookies();
    if (!username.isEmpty()) {
      signIn(page, username);
    }
  }

  /** Follows a link and waits until the page behind it is there, whole. */
  static void follow(Locator link) {
    Page page = link.page();
    String from = page.url();
    link.click();
    page.waitForURL(url -> !url.equals(from));
  }

  /** axe-core finds nothing, and nothing overflows sideways. */
  static void assertAccessible(Page page) {
    assertAccessible(page, "tag", RULES);
  }

  /** As {@link #assertAccessible}, on a desktop screen and then, dark, as wide as a phone. */
  static void assertAccessibleEverywhere(Page page) {
    assertAccessible(page);
    ViewportSize before = page.viewportSize();
    List<String> rules = Stream.of(RULES_OF_COLORS, RULES_OF_WIDTH).flatMap(List::stream).toList();
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
    assertFits(page, 390, rules);
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    page.setViewportSize(before.width, before.height);
  }

  /**
   * As {@link #assertAccessibleEverywhere}, and on the narrowest screen that WCAG 1.4.10 asks for.
   */
  static void assertReadable(Page page) {
    assertAccessibleEverywhere(page);
    ViewportSize before = page.viewportSize();
    assertFits(page, NARROWEST, RULES_OF_WIDTH);
    page.setViewportSize(before.width, before.height);
  }

  /** As {@link #assertAccessible} on a desktop screen; nothing overflows on the narrowest one. */
  static void assertReadableFromDesk(Page page) {
    assertAccessible(page);
    assertFits(page, NARROWEST, List.of());
    page.setViewportSize(1280, 844);
  }

  /** As {@link #assertAccessible} on a phone; it fits on the narrowest and on a desktop screen. */
  static void assertReadableFromPhone(Page page) {
    assertAccessible(page);
    assertFits(page, NARROWEST, RULES_OF_WIDTH);
    assertFits(page, 1280, List.of());
    page.setViewportSize(390, 844);
  }

  /** All rules at all widths, light and dark; six times the work. */
  static void assertAccessibleAtEveryWidthAndColor(Page page) {
    for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
      for (int width : List.of(1280, 390, NARROWEST)) {
        page.setViewportSize(width, 844);
        assertAccessible(page);
      }
    }
    page.setViewportSize(1280, 844);
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
  }

  /** What another width can change; the page itself was looked at before. It stays so wide. */
  private static void assertFits(Page page, int width, List<String> rules) {
    page.setViewportSize(width, 844);
    if (rules.isEmpty()) {
      assertNoOverflow(page);
    } else {
      assertAccessible(page, "rule", rules);
    }
  }

  private static void assertAccessible(Page page, String kind, List<String> rules) {
    page.waitForLoadState();
    page.frames().forEach(BrowserTest::bringAxe);
    assertThat((List<?>) page.evaluate(VIOLATIONS, Map.of("type", kind, "values", rules)))
        .as("what axe-core finds on " + where(page))
        .isEmpty();
    assertNoOverflow(page);
  }

  static void assertNoOverflow(Page page) {
    Object overflow =
        page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth");
    assertThat(((Number) overflow).intValue()).as("sideways overflow of " + where(page)).isZero();
  }

  private static String where(Page page) {
    return "%s, %d pixels wide".formatted(page.url(), page.viewportSize().width);
  }

  /** Once per document; AxeBuilder itself would open a page of its own for each look. */
  private static void bringAxe(Frame frame) {
    if ((boolean) frame.evaluate("!window.axe")) {
      frame.evaluate(AXE);
    }
  }

  private Page page(int width, int height, ColorScheme scheme, String language) {
    var screen = new Screen(width, height, scheme, language);
    Page free = FREE.getOrDefault(screen, new ArrayDeque<>()).poll();
    Page page = free == null ? open(screen) : free;
    page.setViewportSize(width, height);
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
    page.setDefaultTimeout(PATIENCE.toMillis());
    opened.put(page, screen);
    return page;
  }

  private static Page open(Screen screen) {
    BrowserContext context =
        browser.newContext(
            new Browser.NewContextOptions()
                .setViewportSize(screen.width(), screen.height())
                .setColorScheme(screen.scheme())
                .setLocale(screen.language())
                .setTimezoneId("America/Chicago")
                // Colors are checked after transitions, not in the middle of one.
                .setReducedMotion(ReducedMotion.REDUCE));
    context.setDefaultTimeout(PATIENCE.toMillis());
    Page page = context.newPage();
    page.onPageError(error -> COMPLAINTS.add(page.url() + ": " + error));
    page.onConsoleMessage(
        message -> {
          // The answers 422 to a refused form, 409 to a refused file, 503 to one that has to wait
          // and 404 for a page that does not exist are errors to Chromium.
          if (message.type().equals("error")
              && !message.text().matches(".*status of (409|422|503).*")
              && !(message.text().contains("status of 404")
                  && message.location().startsWith(page.url()))) {
            COMPLAINTS.add(page.url() + ": " + message.text());
          }
        });
    return page;
  }

  private static Optional<Path> chromium() {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .flatMap(
            folder ->
                Stream.of("chromium", "chromium-browser", "google-chrome")
                    .map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
