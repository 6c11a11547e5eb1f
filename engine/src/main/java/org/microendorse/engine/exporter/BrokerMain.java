package org.microendorse.engine.exporter;

import java.io.IOException;
import java.io.UncheckedIOException;

/** The broker's main class here: Camunda's own, with a parent it does not outlive. */
public final class BrokerMain {

  private static final long SHUTDOWN_MILLIS = 10_000;

  private static volatile boolean started;

  private BrokerMain() {}

  /**
   * Starts the broker; ends the JVM when standard input ends, which it does when the parent dies.
   */
  public static void main(String[] args) throws ReflectiveOperationException {
    Thread.ofPlatform().daemon().name("parent-watch").start(BrokerMain::endWithParent);
    Class.forName("io.camunda.application.StandaloneBroker")
        .getMethod("main", String[].class)
        .invoke(null, (Object) args);
    started = true;
  }

  private static void endWithParent() {
    try {
      while (System.in.read() >= 0) {
        // Nothing is ever said here: only the end matters.
      }
    } catch (IOException e) {
      // A broken pipe is an end, too.
    }
    if (!started) {
      killOurselves();
    }
    Thread.ofPlatform().daemon().name("impatience").start(BrokerMain::haltLater);
    System.exit(0);
  }

  /**
   * There is nothing to bring in order yet. Any other end would write the archive of classes, and
   * the few that are loaded would be all that later starts get.
   */
  private static void killOurselves() {
    try {
      new ProcessBuilder("kill", "-9", "" + ProcessHandle.current().pid()).start().waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void haltLater() {
    try {
      Thread.sleep(SHUTDOWN_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().halt(1);
  }
}
