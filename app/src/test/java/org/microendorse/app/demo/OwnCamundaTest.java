package org.microendorse.app.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.BasicAuthenticator;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.microendorse.engine.EngineOptions;
import org.microendorse.engine.FreePorts;
import org.microendorse.engine.LocalEngine;

/** The application with a Camunda that was there before, whose REST interface asks who one is. */
class OwnCamundaTest {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @Test
  void a_path_begins_on_the_camunda_that_the_settings_name__and_no_engine_is_started(
      @TempDir Path directory) throws Exception {
    Path data = Files.createDirectories(directory.resolve("data"));
    try (var camunda = LocalEngine.start(EngineOptions.throwaway()).awaitReady();
        var guard = new Guard(camunda.restAddress())) {
      String rest = "endorse.camunda.rest=" + guard.address();
      String grpc = "endorse.camunda.grpc=" + camunda.grpcAddress();
      assertThatThrownBy(() -> new RunningApplication(data, FreePorts.any(), rest, grpc))
          .hasMessageContaining("ended with code 1");
      assertThat(Files.readString(directory.resolve("console.txt")))
          .contains("refuses the user. Set endorse.camunda.user and endorse.camunda.password.")
          .doesNotContain("\tat ");

      try (var application =
          new RunningApplication(
              data,
              FreePorts.any(),
              rest,
              grpc,
              "endorse.camunda.user=" + Guard.USER,
              "endorse.camunda.password=" + Guard.PASSWORD)) {
        assertThat(application.broker()).isEmpty();
        var ada = new PortalClient(application.portal()).signIn("ada", "micro-endorse");
        ada.post("/api/enrollments", Map.of("microCredentialId", "talking-with-families"));
        await("her first task")
            .atMost(Duration.ofSeconds(60))
            .until(() -> !ada.get("/api/tasks").isEmpty());
      }
    }
  }

  /** Basic authentication in front of a REST interface. */
  private static final class Guard implements AutoCloseable {
    static final String USER = "portal";
    static final String PASSWORD = "a word";

    private final URI behind;
    private final HttpServer server;

    Guard(URI behind) throws IOException {
      this.behind = behind;
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      server
          .createContext("/", this::pass)
          .setAuthenticator(
              new BasicAuthenticator("camunda") {
                @Override
                public boolean checkCredentials(String user, String password) {
                  return user.equals(USER) && password.equals(PASSWORD);
                }
              });
      server.start();
    }

    URI address() {
      return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void pass(HttpExchange exchange) throws IOException {
      var question =
          HttpRequest.newBuilder(behind.resolve(exchange.getRequestURI().toString()))
              .method(
                  exchange.getRequestMethod(),
                  BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes()));
      exchange.getRequestHeaders().getOrDefault("Content-Type", List.of()).stream()
          .findFirst()
          .ifPresent(type -> question.header("Content-Type", type));
      try {
        var answer = HTTP.send(question.build(), BodyHandlers.ofByteArray());
        answer
            .headers()
            .firstValue("Content-Type")
            .ifPresent(type -> exchange.getResponseHeaders().set("Content-Type", type));
        byte[] body = answer.body();
        exchange.sendResponseHeaders(answer.statusCode(), body.length == 0 ? -1 : body.length);
        try (OutputStream out = exchange.getResponseBody()) {
          out.write(body);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    @Override
    public void close() {
      server.stop(0);
    }
  }
}
