package org.microendorse.engine.query;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** The broker's own HTTP interfaces. Bodies are passed through unchanged, in both directions. */
final class Broker implements AutoCloseable {

  private static final Set<String> NOT_PASSED =
      Set.of(
          "connection",
          "content-length",
          "expect",
          "host",
          "http2-settings",
          "keep-alive",
          "transfer-encoding",
          "upgrade");

  private final URI gateway;
  private final URI management;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  Broker(URI gateway, URI management) {
    this.gateway = gateway;
    this.management = management;
  }

  /** Forwards this request to the broker. */
  void pass(HttpExchange exchange) throws IOException {
    URI uri = exchange.getRequestURI();
    URI target = uri.getPath().startsWith("/v") ? gateway : management;
    var request =
        HttpRequest.newBuilder(target.resolve(uri.getRawPath() + query(uri)))
            .method(exchange.getRequestMethod(), body(exchange));
    exchange
        .getRequestHeaders()
        .forEach(
            (name, values) -> {
              if (!NOT_PASSED.contains(name.toLowerCase())) {
                values.forEach(value -> request.header(name, value));
              }
            });
    HttpResponse<InputStream> response = send(request.build(), BodyHandlers.ofInputStream());
    try (InputStream body = response.body()) {
      response
          .headers()
          .map()
          .forEach(
              (name, values) -> {
                if (!NOT_PASSED.contains(name.toLowerCase())) {
                  exchange.getResponseHeaders().put(name, List.copyOf(values));
                }
              });
      exchange.sendResponseHeaders(response.statusCode(), length(response));
      body.transferTo(exchange.getResponseBody());
    }
  }

  /** The gateway's response to a GET. */
  String get(String path) throws IOException {
    return text(HttpRequest.newBuilder(gateway.resolve(path)).build());
  }

  /** The gateway's response to a POST of JSON. */
  String post(String path, String json) throws IOException {
    return text(
        HttpRequest.newBuilder(gateway.resolve(path))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json))
            .build());
  }

  /** The response of the broker's management API. */
  String managed(String method, String path, String json) throws IOException {
    return text(
        HttpRequest.newBuilder(management.resolve(path))
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(json))
            .build());
  }

  /** The broker's own health, and what its gateway knows about it. */
  boolean isHealthy() throws IOException {
    var request = HttpRequest.newBuilder(management.resolve("/actuator/health/status")).build();
    return send(request, BodyHandlers.discarding()).statusCode() == 200
        && !get("/v2/topology").contains("\"unhealthy\"");
  }

  @Override
  public void close() {
    client.shutdownNow();
  }

  private String text(HttpRequest request) throws IOException {
    HttpResponse<String> response = send(request, BodyHandlers.ofString());
    if (response.statusCode() == 404) {
      throw Problem.notFound(response.body());
    }
    if (response.statusCode() >= 300) {
      throw Problem.unavailable("The broker answers " + response.body());
    }
    return response.body();
  }

  private <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
    try {
      return client.send(request, handler);
    } catch (IOException e) {
      throw Problem.unavailable("The broker does not answer: " + e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Problem.unavailable("The query API is closing");
    }
  }

  private static BodyPublisher body(HttpExchange exchange) {
    String length = exchange.getRequestHeaders().getFirst("Content-Length");
    boolean chunked = exchange.getRequestHeaders().containsKey("Transfer-Encoding");
    if (length == null && !chunked || "0".equals(length)) {
      return BodyPublishers.noBody();
    }
    BodyPublisher body = BodyPublishers.ofInputStream(exchange::getRequestBody);
    return length == null ? body : BodyPublishers.fromPublisher(body, Long.parseLong(length));
  }

  /** The length for HttpExchange: -1 for no body, 0 for an unknown length. */
  private static long length(HttpResponse<?> response) {
    if (response.statusCode() == 204 || response.statusCode() == 304) {
      return -1;
    }
    long length = response.headers().firstValueAsLong("content-length").orElse(0);
    boolean empty = response.headers().firstValue("content-length").orElse("").equals("0");
    return empty ? -1 : length;
  }

  private static String query(URI uri) {
    return uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
  }
}
