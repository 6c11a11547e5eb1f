package org.microendorse.app.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.microendorse.app.PortalSession;
import org.microendorse.app.PortalTest;
import org.microendorse.app.catalog.LargeCatalog;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * The catalog with 500 micro-credentials and 5,000 learning resources, as a visitor searches it:
 * from the request to the whole page. One request after the other.
 */
@Tag("bench")
@Tag("catalog-search")
class CatalogSearchBench extends PortalTest {
  private static final int ROUNDS = 100;
  private static final Map<String, String> SEARCHES =
      Map.of(
          "words", "/catalog?q=families+reading",
          "common-word", "/catalog?q=students",
          "beginning", "/catalog?q=assess",
          "filters", "/catalog?kind=resource&price=free&hours=5&audience=Teachers",
          "all", "/catalog?q=reading&kind=resource&price=free&hours=5&audience=Teachers",
          "last-page", "/catalog?kind=resource&page=200",
          "nothing", "/catalog?q=zebra",
          "front", "/catalog");

  @Autowired private LargeCatalog large;

  @BeforeEach
  void publish() {
    large.publish();
  }

  @AfterEach
  void bringBack() {
    large.bringBack();
  }

  @Test
  void searching_stays_quick() {
    PortalSession visitor = PortalSession.guest(address());
    var all = new Latencies();
    for (String name : List.copyOf(SEARCHES.keySet()).stream().sorted().toList()) {
      String path = SEARCHES.get(name);
      for (int i = 0; i < ROUNDS; i++) {
        assertThat(visitor.get(path).statusCode()).isEqualTo(200);
      }
      var one = new Latencies();
      for (int i = 0; i < ROUNDS; i++) {
        long begun = System.nanoTime();
        visitor.get(path);
        one.addSince(begun);
        all.addSince(begun);
      }
      one.print("catalog-search", "for=" + name);
    }
    all.print("catalog-search", "for=everything", 100);
  }

  @Test
  void publishing_five_thousand_parts() {
    long begun = System.nanoTime();
    large.publishChanged();
    System.out.printf(
        "%nBENCH catalog-import parts=5500 changed=500 seconds=%.1f%n",
        TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun) / 1000.0);
  }
}
