package org.microendorse.app.local;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.PropertyResolver;

/**
 * A Camunda 8.8 or newer that a person has, to use instead of the one that comes with the build.
 *
 * @param user for basic authentication of the REST interface; null: it has none
 */
record OwnCamunda(URI rest, URI grpc, @Nullable String user, @Nullable String password) {
  private static final String REST = "endorse.camunda.rest";
  private static final String GRPC = "endorse.camunda.grpc";
  private static final String USER = "endorse.camunda.user";
  private static final String PASSWORD = "endorse.camunda.password";
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /**
   * The one that the settings name; empty if they name none.
   *
   * @throws StartRefused if a setting is missing or wrong
   */
  static Optional<OwnCamunda> in(PropertyResolver settings) {
    String rest = settings.getProperty(REST, "");
    String grpc = settings.getProperty(GRPC, "");
    if (rest.isBlank() && grpc.isBlank()) {
      return Optional.empty();
    }
    String user = settings.getProperty(USER, "");
    String password = settings.getProperty(PASSWORD, "");
    if (user.isBlank() != password.isBlank()) {
      throw new StartRefused("Set %s and %s, or neither of them.".formatted(USER, PASSWORD));
    }
    return Optional.of(
        new OwnCamunda(
            address(REST, rest),
            address(GRPC, grpc),
            user.isBlank() ? null : user,
            user.isBlank() ? null : password));
  }

  private static URI address(String setting, String value) {
    try {
      URI address = URI.create(value.strip());
      if (address.getHost() != null
          && List.of("http", "https", "grpc", "grpcs").contains(address.getScheme())) {
        return address;
      }
    } catch (IllegalArgumentException e) {
      // Said below.
    }
    throw new StartRefused(
        "%s is \"%s\". To use your own Camunda, set %s and %s to addresses such as http://127.0.0.1:8080 and http://127.0.0.1:26500."
            .formatted(setting, value, REST, GRPC));
  }

  /** The settings of the client. */
  Map<String, Object> settings() {
    Map<String, Object> settings = new HashMap<>();
    settings.put("camunda.client.rest-address", rest.toString());
    settings.put("camunda.client.grpc-address", grpc.toString());
    if (user != null && password != null) {
      settings.put("camunda.client.auth.method", "basic");
      settings.put("camunda.client.auth.username", user);
      settings.put("camunda.client.auth.password", password);
    }
    return settings;
  }

  /**
   * Asks whether it is there.
   *
   * @throws StartRefused if it does not answer, or refuses the user
   */
  void check() {
    HttpRequest.Builder question =
        HttpRequest.newBuilder(URI.create(rest.toString().replaceAll("/+$", "") + "/v2/topology"))
            .timeout(PATIENCE);
    if (user != null) {
      byte[] credentials = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
      question.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials));
    }
    try (HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
      int status = http.send(question.build(), BodyHandlers.discarding()).statusCode();
      if (status == 401 || status == 403) {
        throw new StartRefused(
            "Camunda at %s refuses the user. Set %s and %s.".formatted(rest, USER, PASSWORD));
      }
      if (status != 200) {
        throw new StartRefused(
            "%s answers with status %d. Is it the REST address of Camunda 8.8 or newer? Set %s."
                .formatted(rest, status, REST));
      }
    } catch (IOException e) {
      throw new StartRefused(
          "Camunda at %s does not answer. Start it, or set %s to its address."
              .formatted(rest, REST));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StartRefused("The start was interrupted.");
    }
  }
}
