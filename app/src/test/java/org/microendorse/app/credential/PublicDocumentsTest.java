package org.microendorse.app.credential;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.microendorse.app.PortalSession;
import org.microendorse.app.PortalTest;

/** What programs read without signing in: headers, HEAD and cookies. */
class PublicDocumentsTest extends PortalTest {
  private static Earned badge;

  @BeforeEach
  void anEducatorHasEarnedABadge() {
    if (badge == null) {
      badge = Earned.badge("elevating-sel", newEducator(), signIn("mia"), signIn("otto"));
      badge.published();
    }
  }

  @Test
  void public_documents_set_no_cookie_and_say_how_long_they_may_be_kept() {
    for (String path : files()) {
      var answer = ask("GET", path, "*/*");

      assertThat(answer.statusCode()).as(path).isEqualTo(200);
      assertThat(answer.headers().allValues("Set-Cookie")).as(path).isEmpty();
      assertThat(answer.headers().firstValue("Cache-Control"))
          .as(path)
          .get()
          .asString()
          .contains("public", "max-age=");
      assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).as(path).hasValue("*");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/vc+ld+json", "application/json", "image/png", "image/*"})
  void a_badge_that_is_asked_for_as_a_file_sets_no_cookie_either(String accept) {
    var answer = ask("GET", badge.page(), accept);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
    assertThat(answer.headers().firstValue("Cache-Control")).get().asString().contains("public");
    assertThat(ask("GET", badge.page(), "text/html").headers().allValues("Set-Cookie"))
        .as("a page has buttons, which need a token")
        .isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/elevating-sel", "/elevating-sel/1", "?q=equity"})
  void addresses_in_earlier_badges_moved_permanently(String rest) {
    var answer = ask("GET", "/catalogue" + rest, "text/html");

    assertThat(answer.statusCode()).isEqualTo(301);
    assertThat(answer.headers().firstValue("Location")).hasValue("/catalog" + rest);
    assertThat(ask("GET", "/catalog" + rest, "text/html").statusCode()).isEqualTo(200);
  }

  @Test
  void head_answers_like_get() {
    List<String> pages =
        List.of(badge.page(), badge.page() + "/check", "/", "/catalog", "/catalog/elevating-sel");
    for (String path : concat(files(), pages)) {
      var get = ask("GET", path, "*/*");
      var head = ask("HEAD", path, "*/*");

      assertThat(head.statusCode()).as(path).isEqualTo(get.statusCode()).isEqualTo(200);
      assertThat(head.body()).as(path).isEmpty();
      for (String header : List.of("Content-Type", "Cache-Control", "ETag", "Vary")) {
        assertThat(head.headers().allValues(header))
            .as(path + " " + header)
            .isEqualTo(get.headers().allValues(header));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/.well-known/did.json",
        "/.well-known/security.txt",
        "/.well-known/a/b",
        "/keys/none",
        "/status/999999",
        "/status/none",
        "/badges/00000000-0000-4000-8000-000000000000.json",
        "/catalog/none",
        "/shared/none"
      })
  void what_is_not_there_is_not_found_instead_of_asking_to_sign_in(String path) {
    for (String method : List.of("GET", "HEAD")) {
      var answer = ask(method, path, "*/*");
      assertThat(answer.statusCode()).as(method).isEqualTo(404);
      assertThat(answer.headers().firstValue("Cache-Control").orElse(""))
          .as(method)
          .doesNotContain("public");
    }
  }

  @Test
  void nothing_else_than_reading_is_allowed() {
    for (String path : files()) {
      for (String method : List.of("POST", "PUT", "DELETE", "PATCH")) {
        assertThat(ask(method, path, "*/*").statusCode()).as(method + " " + path).isNotEqualTo(200);
      }
    }
  }

  private static List<String> files() {
    var key = PortalSession.tree(new String(badge.json())).at("/credentialStatus");
    String list = URI.create(key.get("statusListCredential").asString("")).getPath();
    return List.of(badge.page() + ".json", badge.page() + ".png", badge.page() + ".svg", list);
  }

  private static List<String> concat(List<String> some, List<String> others) {
    return Stream.of(some, others).flatMap(List::stream).toList();
  }

  private HttpResponse<String> ask(String method, String path, String accept) {
    try (var client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(URI.create(address() + path))
              .header("Accept", accept)
              .method(method, BodyPublishers.noBody())
              .build(),
          BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
