package org.microendorse.engine.testing;

import org.microendorse.engine.EngineOptions;
import org.microendorse.engine.LocalEngine;

/** One engine for all tests of a JVM, with a clock that process tests can move. */
public final class TestEngine {

  private static LocalEngine engine;

  private TestEngine() {}

  /** The engine, started with the first call and stopped with the JVM. Ready for commands. */
  public static synchronized LocalEngine get() {
    if (engine == null) {
      var started = LocalEngine.start(EngineOptions.throwaway());
      Runtime.getRuntime().addShutdownHook(new Thread(started::close));
      engine = started.awaitReady();
    }
    return engine;
  }
}
