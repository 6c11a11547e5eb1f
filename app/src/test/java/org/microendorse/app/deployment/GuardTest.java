package org.microendorse.app.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GuardTest {
  @Test
  void what_a_check_does_not_foresee_is_a_finding_about_its_file() {
    Map<String, String> found = new LinkedHashMap<>();

    Guard.check("fine.dmn", found::put, () -> {});
    Guard.check("odd.dmn", found::put, () -> Math.multiplyExact(Long.MAX_VALUE, 2L));
    Guard.check("deep.dmn", found::put, GuardTest::callItself);

    String sentence = "It cannot be checked. The log of the application says why.";
    assertThat(found).containsExactly(entry("odd.dmn", sentence), entry("deep.dmn", sentence));
  }

  @SuppressWarnings("InfiniteRecursion")
  private static void callItself() {
    callItself();
  }
}
