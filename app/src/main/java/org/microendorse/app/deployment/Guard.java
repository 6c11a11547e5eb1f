package org.microendorse.app.deployment;

import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs checks. What one of them did not foresee is a finding about its file, and the others still
 * run.
 */
final class Guard {
  private static final Logger LOG = LoggerFactory.getLogger(Guard.class);

  private Guard() {}

  /**
   * Runs the check of a file.
   *
   * @param report takes the file and a sentence if the check fails
   */
  static void check(String file, BiConsumer<String, String> report, Runnable check) {
    try {
      check.run();
    } catch (RuntimeException | StackOverflowError e) {
      LOG.error("{} cannot be checked", file, e);
      report.accept(file, "It cannot be checked. The log of the application says why.");
    }
  }
}
