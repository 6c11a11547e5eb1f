package org.microendorse.app.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.microendorse.engine.EngineOptions;
import org.microendorse.engine.LocalEngine;
import org.microendorse.engine.LocalServices;
import org.springframework.boot.SpringApplication;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * The parts as the application uses them: their addresses become settings, and they start and stop
 * with the application. With a Camunda of one's own, no engine is started.
 */
final class LocalParts implements SmartLifecycle {

  private final LocalServices services;
  private final @Nullable LocalEngine engine;
  private final Map<String, Object> settings;
  private final Instant begun;
  private volatile boolean running;

  private LocalParts(
      LocalServices services,
      @Nullable LocalEngine engine,
      Map<String, Object> settings,
      Instant begun) {
    this.services = services;
    this.engine = engine;
    this.settings = settings;
    this.begun = begun;
  }

  static void start(ConfigurableEnvironment environment, SpringApplication application) {
    var begun = Instant.now();
    int port = environment.getProperty("server.port", Integer.class, 8080);
    requireFree(port);
    var data =
        Path.of(environment.getRequiredProperty("endorse.data")).toAbsolutePath().normalize();
    var camunda = OwnCamunda.in(environment);
    camunda.ifPresent(OwnCamunda::check);
    LocalParts parts =
        startParts(
            data,
            environment.getProperty("endorse.reset", Boolean.class, false),
            camunda.orElse(null),
            port,
            begun);
    SpringApplication.getShutdownHandlers().add(parts::close);
    // Spring closes a context only after its start; Ctrl-C during the start must not wait for that.
    Runtime.getRuntime().addShutdownHook(new Thread(parts::abandonStart));
    environment.getPropertySources().addFirst(new MapPropertySource("local parts", parts.settings));
    application.addInitializers(
        context -> context.getBeanFactory().registerSingleton("localParts", parts));
    Console.say("Starting the portal");
  }

  private static LocalParts startParts(
      Path data, boolean reset, @Nullable OwnCamunda camunda, int port, Instant begun) {
    try {
      if (reset) {
        LocalServices.reset(data, Console::say);
      }
      EngineOptions options = EngineOptions.kept(data).withProgress(Console::say);
      if (camunda != null) {
        LocalServices services = LocalServices.start(options);
        return new LocalParts(services, null, settings(services, port, camunda.settings()), begun);
      }
      LocalEngine engine = LocalEngine.start(options);
      Map<String, Object> addresses =
          Map.of(
              "camunda.client.rest-address", engine.restAddress().toString(),
              "camunda.client.grpc-address", engine.grpcAddress().toString());
      return new LocalParts(
          engine.services(), engine, settings(engine.services(), port, addresses), begun);
    } catch (IllegalStateException e) {
      throw new StartRefused(e);
    }
  }

  private static Map<String, Object> settings(
      LocalServices services, int port, Map<String, Object> camunda) {
    var data = services.dataDirectory();
    Map<String, Object> settings = new HashMap<>(camunda);
    settings.putAll(
        Map.of(
            "spring.datasource.url", services.jdbcUrl(),
            "spring.datasource.username", services.dbUser(),
            "spring.datasource.password", services.dbPassword(),
            "spring.mail.host", "127.0.0.1",
            "spring.mail.port", services.smtpPort(),
            "endorse.storage.directory", data.resolve("evidence").toString(),
            "endorse.issuer.key-file", data.resolve("issuer.key").toString(),
            "endorse.base-url", "http://localhost:" + port));
    return settings;
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

  /** What runs beside Camunda. */
  LocalServices services() {
    return services;
  }

  /** Where Camunda is, for people. */
  String camunda() {
    return "%s (REST), %s (gRPC)%s"
        .formatted(
            settings.get("camunda.client.rest-address"),
            settings.get("camunda.client.grpc-address"),
            engine == null ? ", your own" : "");
  }

  /** How long the start has taken so far. */
  Duration sinceBegin() {
    return Duration.between(begun, Instant.now());
  }

  /** The broker has started in parallel with Spring; from here on it is needed. */
  @Override
  public void start() {
    if (engine != null) {
      Console.say("Waiting for the engine");
      try {
        engine.awaitReady();
      } catch (IllegalStateException e) {
        throw new StartRefused(e);
      }
    }
    running = true;
  }

  @Override
  public void stop() {
    running = false;
  }

  private void abandonStart() {
    if (engine != null) {
      engine.abandonStart();
    }
  }

  private void close() {
    if (engine != null) {
      engine.close();
    } else {
      services.close();
    }
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
