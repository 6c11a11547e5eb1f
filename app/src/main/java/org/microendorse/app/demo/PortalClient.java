package org.microendorse.app.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** One person's signed-in session at the portal, over HTTP. */
public final class PortalClient {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final URI portal;
  private final Set<String> requests = ConcurrentHashMap.newKeySet();
  private final CookieManager cookies = new CookieManager();
  private final HttpClient http =
      HttpClient.newBuilder()
          .cookieHandler(cookies)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  public PortalClient(URI portal) {
    this.portal = portal;
  }

  /**
   * Signs in.
   *
   * @throws PortalRefusal if the portal does not know the user name or the password
   */
  public PortalClient signIn(String username, String password) {
    send("GET", "/login", BodyPublishers.noBody(), Map.of());
    var form =
        Map.of("username", username, "password", password).entrySet().stream()
            .map(field -> field.getKey() + "=" + encode(field.getValue()))
            .collect(Collectors.joining("&"));
    var answer =
        send(
            "POST",
            "/login",
            BodyPublishers.ofString(form),
            Map.of("Content-Type", "application/x-www-form-urlencoded"));
    String target = answer.headers().firstValue("Location").orElse("");
    if (answer.statusCode() != 302 || target.contains("error")) {
      throw new PortalRefusal("POST", "/login", answer.statusCode(), target);
    }
    return this;
  }

  /** Returns the JSON at {@code path}. */
  public JsonNode get(String path) {
    return json("GET", path, BodyPublishers.noBody(), Map.of("Accept", "application/json"));
  }

  /** Returns the text at {@code path} in the given media type. */
  public String get(String path, String accept) {
    return accepted("GET", path, BodyPublishers.noBody(), Map.of("Accept", accept)).body();
  }

  /** Posts {@code body} as JSON and returns the JSON of the answer (missing if there is none). */
  public JsonNode post(String path, Object body) {
    return json("POST", path, jsonBody(body), Map.of("Content-Type", "application/json"));
  }

  /** Removes what is at {@code path}. */
  public void delete(String path) {
    accepted("DELETE", path, BodyPublishers.noBody(), Map.of());
  }

  /** Streams {@code file} to {@code path}. */
  public JsonNode put(String path, Path file) {
    try {
      return json(
          "PUT",
          path,
          BodyPublishers.ofFile(file),
          Map.of("Content-Type", "application/octet-stream"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the requests so far, each once: {@code GET /api/tasks}. */
  public Set<String> requests() {
    return Set.copyOf(requests);
  }

  /** Returns {@code value} encoded for a query. */
  public static String encode(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  private JsonNode json(
      String method, String path, BodyPublisher body, Map<String, String> headers) {
    return JSON.readTree(accepted(method, path, body, headers).body());
  }

  private HttpResponse<String> accepted(
      String method, String path, BodyPublisher body, Map<String, String> headers) {
    var answer = send(method, path, body, headers);
    if (answer.statusCode() / 100 != 2) {
      throw new PortalRefusal(method, path, answer.statusCode(), answer.body());
    }
    return answer;
  }

  private HttpResponse<String> send(
      String method, String path, BodyPublisher body, Map<String, String> headers) {
    requests.add(method + " " + path.replaceFirst("\\?.*", ""));
    var request = HttpRequest.newBuilder(portal.resolve(path)).method(method, body);
    headers.forEach(request::header);
    cookies.getCookieStore().get(portal).stream()
        .filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
        .map(HttpCookie::getValue)
        .forEach(token -> request.header("X-XSRF-TOKEN", token));
    try {
      return http.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(method + " " + path + ": " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while waiting for the portal", e);
    }
  }

  private static BodyPublisher jsonBody(Object body) {
    return BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body));
  }

  /** The portal rejected a request. */
  public static final class PortalRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;

    PortalRefusal(String method, String path, int status, String answer) {
      super(method + " " + path + " -> " + status + " " + answer);
      this.status = status;
    }

    /** Returns the HTTP status. */
    public int status() {
      return status;
    }
  }
}
