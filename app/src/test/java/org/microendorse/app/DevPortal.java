package org.microendorse.app;

import java.nio.file.Path;
import org.microendorse.engine.EngineOptions;
import org.microendorse.engine.LocalEngine;
import org.springframework.boot.SpringApplication;

/** The portal on an engine of its own, for looking at pages while writing them. */
public final class DevPortal {
  private DevPortal() {}

  /** First argument: the data directory. */
  public static void main(String[] arguments) {
    LocalEngine engine =
        LocalEngine.start(
            EngineOptions.kept(Path.of(arguments[0]))
                .withPorts(EngineOptions.Ports.ANY)
                .withProgress(System.out::println));
    Runtime.getRuntime().addShutdownHook(new Thread(engine::close));
    engine.awaitReady();
    System.setProperty("spring.datasource.url", engine.jdbcUrl());
    System.setProperty("spring.datasource.username", engine.dbUser());
    System.setProperty("spring.datasource.password", engine.dbPassword());
    System.setProperty("camunda.client.rest-address", engine.restAddress().toString());
    System.setProperty("camunda.client.grpc-address", engine.grpcAddress().toString());
    System.setProperty("spring.mail.host", "127.0.0.1");
    System.setProperty("spring.mail.port", String.valueOf(engine.smtpPort()));
    System.setProperty("endorse.storage.directory", arguments[0] + "/artifacts");
    System.setProperty("endorse.issuer.key-file", arguments[0] + "/issuer.key");
    SpringApplication.run(MicroEndorsementsApplication.class);
  }
}
