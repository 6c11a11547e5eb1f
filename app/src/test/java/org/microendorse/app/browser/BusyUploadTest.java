package org.microendorse.app.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.microendorse.app.Enrolled;
import org.microendorse.app.PortalSession;
import org.microendorse.domain.evidence.Isolation;
import org.springframework.beans.factory.annotation.Autowired;

/** While too many files are being checked, others wait and are then uploaded automatically. */
class BusyUploadTest extends BrowserTest {
  /** Two are being checked and twenty wait; all others are refused. */
  private static final int PLACES = 22;

  private static final int REFUSED = 4;

  @Autowired private Isolation isolation;

  @Test
  void a_file_that_comes_while_too_many_are_checked_waits_visibly_and_arrives() throws Exception {
    PortalSession educator = newEducator();
    Enrolled path = Enrolled.in("elevating-sel", educator).committed();
    Page page = signIn(desk(), educator.username());
    page.navigate(address() + "/paths/" + path.id() + "/portfolio");
    AtomicInteger refused = new AtomicInteger();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      try (ServerSocket gate = new ServerSocket(0, PLACES, InetAddress.getLoopbackAddress())) {
        for (int i = 0; i < PLACES + REFUSED; i++) {
          threads.submit(() -> hold(gate.getLocalPort(), refused));
        }
        await().atMost(Duration.ofSeconds(60)).until(() -> refused.get() == REFUSED);

        var answer =
            educator.upload(path.id(), path.requirement("document"), "a.pdf", Enrolled.pdf());
        Assertions.assertThat(answer.statusCode()).isEqualTo(503);
        Assertions.assertThat(answer.headers().firstValue("Retry-After")).hasValue("1");

        Locator input = page.locator(".drop input").first();
        assertThat(input).isEnabled();
        input.setInputFiles(new FilePayload("plan.pdf", "application/pdf", Enrolled.pdf()));
        assertThat(page.locator(".files .meta").first())
            .containsText("Many files are being checked right now");
        assertAccessible(page);
      }
    }
    assertThat(
            page.locator("[data-artifact]")
                .filter(new Locator.FilterOptions().setHasText("plan.pdf")))
        .isVisible();
    assertThat(page.locator(".failed")).hasCount(0);
  }

  private void hold(int port, AtomicInteger refused) {
    try {
      isolation.run(new Hold(port), 0);
    } catch (Isolation.Busy busy) {
      refused.incrementAndGet();
    } catch (IOException over) {
      // The gate was opened before it was its turn.
    }
  }

  /** Takes as long as the test wants. */
  private record Hold(int port) implements Isolation.Task<Integer> {
    @Override
    public Integer run(OutputStream to) throws IOException {
      try (Socket gate = new Socket(InetAddress.getLoopbackAddress(), port)) {
        return gate.getInputStream().read();
      }
    }
  }
}
