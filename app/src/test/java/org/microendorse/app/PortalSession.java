package org.microendorse.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.InetAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** A person at the portal, without a browser. */
public final class PortalSession {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final CookieManager cookies = new CookieManager();
  private final HttpClient http;
  private final String address;
  private String username = "a guest";
  private String network;

  private PortalSession(String address) {
    this(address, null);
  }

  private PortalSession(String address, InetAddress from) {
    this.address = address;
    this.http =
        HttpClient.newBuilder()
            .cookieHandler(cookies)
            .followRedirects(HttpClient.Redirect.NEVER)
            .localAddress(from)
            .build();
  }

  /** A client that connects from another address than the trusted proxy's. */
  public static PortalSession besideTheProxy(String address, InetAddress from) {
    PortalSession session = new PortalSession(address, from);
    session.get("/login");
    return session;
  }

  /** A person who has not signed in. */
  public static PortalSession guest(String address) {
    PortalSession session = new PortalSession(address);
    session.get("/login");
    return session;
  }

  /** A person on their first visit, without any cookie. */
  public static PortalSession stranger(String address) {
    return new PortalSession(address);
  }

  public static PortalSession signIn(String address, String username, String password) {
    PortalSession session = guest(address);
    HttpResponse<String> answer = session.postForm("/login", username, password);
    assertThat(answer.headers().firstValue("Location")).get().asString().doesNotContain("error");
    session.username = username;
    session.get("/login");
    return session;
  }

  /** Uses another network address from now on, as a proxy in front of the portal reports it. */
  public PortalSession from(String networkAddress) {
    this.network = networkAddress;
    return this;
  }

  /** Whose session it is. */
  public String username() {
    return username;
  }

  /** What a browser needs to continue this session. */
  public List<HttpCookie> cookies() {
    return cookies.getCookieStore().getCookies();
  }

  public HttpResponse<String> postForm(String path, String username, String password) {
    String form = "username=%s&password=%s".formatted(encode(username), encode(password));
    return send(
        request(path)
            .header("X-XSRF-TOKEN", token())
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form)));
  }

  public HttpResponse<String> get(String path) {
    return send(request(path).header("Accept", "text/html,*/*").GET());
  }

  /** The bytes of an answer. */
  public HttpResponse<byte[]> download(String path) {
    return send(request(path).header("Accept", "*/*").GET(), BodyHandlers.ofByteArray());
  }

  public HttpResponse<String> get(String path, String header, String value) {
    return send(request(path).header(header, value).GET());
  }

  public HttpResponse<String> post(String path, String json) {
    return post(path, "application/json", json);
  }

  public HttpResponse<String> post(String path, String mediaType, String body) {
    return send(
        request(path)
            .header("Content-Type", mediaType)
            .header("X-XSRF-TOKEN", token())
            .POST(BodyPublishers.ofString(body)));
  }

  /** Sends a form as a browser does: without the header that scripts add. */
  public HttpResponse<String> postWithoutHeader(String path, String form) {
    return send(
        request(path)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form)));
  }

  /** Sends bytes as they are. */
  public HttpResponse<String> postBytes(String path, String mediaType, byte[] body) {
    return send(
        request(path)
            .header("Content-Type", mediaType)
            .header("X-XSRF-TOKEN", token())
            .POST(BodyPublishers.ofByteArray(body)));
  }

  /** Sends a form with a file in its field {@code file}, as a browser without scripts does. */
  public HttpResponse<String> postFile(
      String path, String fileName, byte[] file, Map<String, String> fields) {
    var body = new ByteArrayOutputStream();
    Map<String, String> all = new LinkedHashMap<>(fields);
    all.put("_csrf", maskedToken());
    all.forEach((name, value) -> body.writeBytes(part("name=\"" + name + "\"", utf8(value))));
    body.writeBytes(part("name=\"file\"; filename=\"" + fileName + "\"", file));
    body.writeBytes(utf8("--part--\r\n"));
    return send(
        request(path)
            .header("Accept", "text/html")
            .header("Content-Type", "multipart/form-data; boundary=part")
            .POST(BodyPublishers.ofByteArray(body.toByteArray())));
  }

  /** The token that the forms of pages contain. */
  private String maskedToken() {
    byte[] token = utf8(token());
    byte[] masked = new byte[token.length * 2];
    for (int i = 0; i < token.length; i++) {
      masked[i] = (byte) (i * 37);
      masked[token.length + i] = (byte) (masked[i] ^ token[i]);
    }
    return Base64.getUrlEncoder().encodeToString(masked);
  }

  private static byte[] part(String disposition, byte[] content) {
    var part = new ByteArrayOutputStream();
    part.writeBytes(
        utf8("--part\r\nContent-Disposition: form-data; %s\r\n\r\n".formatted(disposition)));
    part.writeBytes(content);
    part.writeBytes(utf8("\r\n"));
    return part.toByteArray();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Sends anything. */
  public HttpResponse<String> send(String method, String path, String mediaType, byte[] body) {
    return send(method, path, "text/html,*/*", mediaType, body);
  }

  /** Sends anything, for an answer of a certain kind. */
  public HttpResponse<String> send(
      String method, String path, String accept, String mediaType, byte[] body) {
    HttpRequest.Builder request =
        request(path)
            .header("Accept", accept)
            .header("X-XSRF-TOKEN", token())
            .method(method, BodyPublishers.ofByteArray(body));
    return send(mediaType == null ? request : request.header("Content-Type", mediaType));
  }

  public HttpResponse<String> postWithoutToken(String path, String json) {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json)));
  }

  public HttpResponse<String> put(String path, byte[] body) {
    return put(path, "application/octet-stream", body);
  }

  public HttpResponse<String> put(String path, String mediaType, byte[] body) {
    return send(
        request(path)
            .header("Content-Type", mediaType)
            .header("X-XSRF-TOKEN", token())
            .PUT(BodyPublishers.ofByteArray(body)));
  }

  /** Uploads a file to a portfolio. */
  public HttpResponse<String> upload(
      String enrollment, String requirement, String name, byte[] body) {
    return put(uploadPath(enrollment, requirement, name), body);
  }

  /** Uploads a file that is too large for memory. */
  public HttpResponse<String> upload(
      String enrollment, String requirement, String name, BodyPublisher body) {
    return send(
        request(uploadPath(enrollment, requirement, name))
            .timeout(Duration.ofMinutes(5))
            .header("Content-Type", "application/octet-stream")
            .header("X-XSRF-TOKEN", token())
            .PUT(body));
  }

  public static String uploadPath(String enrollment, String requirement, String name) {
    return "/api/enrollments/%s/artifacts?requirement=%s&name=%s"
        .formatted(enrollment, encode(requirement), encode(name));
  }

  /** The headers that let another client act as this person. */
  public String credentials() {
    String all =
        cookies.getCookieStore().getCookies().stream()
            .map(cookie -> cookie.getName() + "=" + cookie.getValue())
            .collect(Collectors.joining("; "));
    return "Cookie: %s\r\nX-XSRF-TOKEN: %s\r\n".formatted(all, token());
  }

  /**
   * Completes a task; the consents that {@code submit} asks for are about the files as they are.
   */
  public HttpResponse<String> complete(JsonNode task, String json) {
    String path = "/api/tasks/" + task.get("taskKey").asString("");
    boolean consents = task.path("formId").asString("").equals("submit");
    String about = consents ? json(get(path)).get("about").asString("") : "";
    return post(path + "/complete?about=" + about, json);
  }

  public HttpResponse<String> claim(JsonNode task) {
    return post("/api/tasks/" + task.get("taskKey").asString("") + "/claim", "{}");
  }

  public HttpResponse<String> delete(String path) {
    return send(request(path).header("X-XSRF-TOKEN", token()).DELETE());
  }

  /** The JSON of a successful answer. */
  public static JsonNode json(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
    return tree(answer);
  }

  /** A page without the token of its forms, which differs each time. */
  public static String withoutToken(String page) {
    return page.replaceAll("name=\"_csrf\"[^>]*value=\"[^\"]+\"", "");
  }

  /** The JSON of any answer. */
  public static JsonNode tree(HttpResponse<String> answer) {
    return tree(answer.body());
  }

  public static JsonNode tree(String json) {
    return JSON.readTree(json);
  }

  /** Waits until this person has a task with the form, and returns it. */
  public JsonNode awaitTask(String formId, String enrollmentId) {
    return Awaitility.await("task " + formId)
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(50))
        .until(() -> findTask(formId, enrollmentId), task -> task != null);
  }

  /** Enrolls and returns the enrollment's id. */
  public String enroll(String microCredentialId) {
    return json(post("/api/enrollments", "{\"microCredentialId\":\"" + microCredentialId + "\"}"))
        .get("enrollmentId")
        .asString("");
  }

  /** The open task with this form that this person has or can claim; null if there is none. */
  public JsonNode findTask(String formId, String enrollmentId) {
    for (JsonNode task : json(get("/api/tasks"))) {
      if (task.get("formId").asString("").equals(formId)
          && task.get("enrollmentId").asString("").equals(enrollmentId)) {
        return task;
      }
    }
    return null;
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(address + path)).timeout(Duration.ofSeconds(60));
    return network == null ? request : request.header("X-Forwarded-For", network);
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    return send(request, BodyHandlers.ofString());
  }

  private <T> HttpResponse<T> send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> body) {
    try {
      return http.send(request.build(), body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private String token() {
    return cookies.getCookieStore().getCookies().stream()
        .filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
        .map(HttpCookie::getValue)
        .findFirst()
        .orElse("");
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
