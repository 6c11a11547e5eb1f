package org.microendorse.app.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.microendorse.engine.EngineOptions;
import org.microendorse.engine.LocalEngine;
import org.springframework.boot.SpringApplication;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * The engine's parts as the application uses them: their addresses become settings, and they start
 * and stop with the application.
 */
final class LocalParts implements SmartLifecycle {

  private final LocalEngine engine;
  private final Instant begun;
  private volatile boolean running;

  private LocalParts(LocalEngine engine, Instant begun) {
    this.engine = engine;
    this.begun = begun;
  }

  static void start(ConfigurableEnvironment environment, SpringApplication application) {
    var begun = Instant.now();
    int port = environment.getProperty("server.port", Integer.class, 8080);
    requireFree(port);
    var data =
        Path.of(environment.getRequiredProperty("endorse.data")).toAbsolutePath().normalize();
    var engine = startEngine(data, environment.getProperty("endorse.reset", Boolean.class, false));
    SpringApplication.getShutdownHandlers().add(engine::close);
    // Spring closes a context only after its start; Ctrl-C during the start must not wait for that.
    Runtime.getRuntime().addShutdownHook(new Thread(engine::abandonStart));
    environment
        .getPropertySources()
        .addFirst(new MapPropertySource("local parts", settings(engine, port)));
    var parts = new LocalParts(engine, begun);
    application.addInitializers(
        context -> context.getBeanFactory().registerSingleton("localParts", parts));
    Console.say("Starting the portal");
  }

  private static LocalEngine startEngine(Path data, boolean reset) {
    try {
      if (reset) {
        LocalEngine.reset(data, Console::say);
      }
      return LocalEngine.start(EngineOptions.kept(data).withProgress(Console::say));
    } catch (IllegalStateException e) {
      throw new StartRefused(e);
    }
  }

  private static Map<String, Object> settings(LocalEngine engine, int port) {
    var data = engine.dataDirectory();
    return Map.of(
        "spring.datasource.url", engine.jdbcUrl(),
        "spring.datasource.username", engine.dbUser(),
        "spring.datasource.password", engine.dbPassword(),
        "camunda.client.rest-address", engine.restAddress().toString(),
        "camunda.client.grpc-address", engine.grpcAddress().toString(),
        "spring.mail.host", "127.0.0.1",
        "spring.mail.port", engine.smtpPort(),
        "endorse.storage.directory", data.resolve("evidence").toString(),
        "endorse.issuer.key-file", data.resolve("issuer.key").toString(),
        "endorse.base-url", "http://localhost:" + port);
  }

  private static void requireFree(int port) {
    try (var probe = new ServerSocket()) {
      probe.setReuseAddress(true);
      probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    } catch (IOException e) {
      throw new StartRefused(
          "Port %d is in use. Stop what uses it, or choose another: mvn spring-boot:run -Dserver.port=%d"
              .formatted(port, port + 1));
    }
  }

  LocalEngine engine() {
    return engine;
  }

  /** How long the start has taken so far. */
  Duration sinceBegin() {
    return Duration.between(begun, Instant.now());
  }

  /** The broker has started in parallel with Spring; from here on it is needed. */
  @Override
  public void start() {
    Console.say("Waiting for the engine");
    try {
      engine.awaitReady();
    } catch (IllegalStateException e) {
      throw new StartRefused(e);
    }
    running = true;
  }

  @Override
  public void stop() {
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** Starts before everything that uses the engine. */
  @Override
  public int getPhase() {
    return Integer.MIN_VALUE;
  }
}
