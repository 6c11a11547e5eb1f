package org.microendorse.engine.testing;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.microendorse.engine.EngineOptions;
import org.microendorse.engine.LocalEngine;

/**
 * One engine for all tests of a JVM, with a clock that process tests can move forward, never back.
 */
public final class TestEngine {
  private static final String CLOCK = "/actuator/clock";

  private static @Nullable LocalEngine engine;

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

  /** The engine's time: the real time plus what tests have added. */
  public static Instant now() {
    try {
      return Instant.parse(
          new ObjectMapper().readTree(clock("GET", CLOCK, "")).path("instant").asText());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Moves the clock forward, so that timers become due. */
  public static void leap(Duration duration) {
    clock("POST", CLOCK + "/add", "{\"offsetMilli\":%d}".formatted(duration.toMillis()));
  }

  private static String clock(String method, String path, String json) {
    var request =
        HttpRequest.newBuilder(get().monitoringAddress().resolve(path))
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(json))
            .build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      var response = http.send(request, BodyHandlers.ofString());
      if (response.statusCode() != 200) {
        throw new IllegalStateException("The engine's clock answers " + response.body());
      }
      return response.body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
