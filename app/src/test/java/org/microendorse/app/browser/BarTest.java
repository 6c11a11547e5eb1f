package org.microendorse.app.browser;

import com.microsoft.playwright.Page;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The bar on every screen, beside the widths at which it changes. */
class BarTest extends BrowserTest {
  private static final int[] BESIDE_BREAKPOINTS = {
    320, 768, 769, 928, 929, 960, 961, 1024, 1025, 1120, 1121, 1232, 1233, 1344, 1345, 1440
  };

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
}
