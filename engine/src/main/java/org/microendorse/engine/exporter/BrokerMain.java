package org.microendorse.engine.exporter;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Main class of the broker: runs Camunda's own, and ends with its parent process. */
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
        // The parent never writes here: only the end of the stream matters.
      }
    } catch (IOException e) {
      // A broken pipe means the end, too.
    }
    if (!started) {
      killOurselves();
    }
    Thread.ofPlatform().daemon().name("impatience").start(BrokerMain::haltLater);
    System.exit(0);
  }

  /**
   * Halts, because there is nothing to shut down yet. A normal exit would write the class archive,
   * and later starts would get only the few classes loaded so far.
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
