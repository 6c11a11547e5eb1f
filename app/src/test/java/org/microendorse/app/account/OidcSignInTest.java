package org.microendorse.app.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.microendorse.app.PortalSession;
import org.microendorse.app.PortalTest;
import org.microendorse.domain.people.Accounts;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Signing in with an account from elsewhere, at a real provider and over real HTTP. */
class OidcSignInTest extends PortalTest {
  private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

  @Autowired private Accounts accounts;
  @Autowired private JdbcClient jdbc;

  private final String person = "person-" + UUID.randomUUID();
  private final String email = person + "@district.example.org";

  @Test
  void people_who_sign_in_for_the_first_time_are_educators_here() {
    OidcProvider.add(person, claims(email, true));
    var browser = new BrowserLike();

    var page = browser.signIn("/paths");

    assertThat(page.uri().getPath()).as("where they wanted to go").isEqualTo("/paths");
    assertThat(page.body()).contains("Dana Reyes");
    var account = accounts.findByEmailIgnoreCase(email).orElseThrow();
    assertThat(account.roles()).hasToString("[EDUCATOR]");
    assertThat(
            jdbc.sql("select issuer || ' ' || subject from external_identity where account_id = ?")
                .param(account.id())
                .query(String.class)
                .list())
        .containsExactly(OidcProvider.issuer() + " " + person);
    assertThat(
            PortalSession.guest(address())
                .postForm("/login", email, "")
                .headers()
                .firstValue("Location"))
        .as("there is no password")
        .hasValueSatisfying(to -> assertThat(to).endsWith("?error"));
  }

  @Test
  void people_with_an_account_at_their_verified_address_get_that_one() {
    String username = newEducator().username();
    String address = username + "@example.org";
    OidcProvider.add(person, claims(address.toUpperCase(), true));

    assertThat(new BrowserLike().signIn("/").body()).contains("Name of " + username);
    assertThat(new Mailbox(address).await("You can now sign in with", 1)).hasSize(1);

    OidcProvider.add(person, claims("moved-" + address, true));
    assertThat(new BrowserLike().signIn("/").body())
        .as("known by issuer and subject, whatever the address is now")
        .contains("Name of " + username);
  }

  @Test
  void an_address_that_nobody_vouches_for_opens_nothing() {
    String known = newEducator().username() + "@example.org";
    OidcProvider.add(person, claims(known, false));

    var page = new BrowserLike().signIn("/");

    assertThat(page.uri().toString()).endsWith("/login?provider=unverified");
    assertThat(page.body()).contains("hasn’t verified your email address");
    assertThat(
            jdbc.sql("select count(*) from external_identity where subject = ?")
                .param(person)
                .query(Long.class)
                .single())
        .isZero();
  }

  @Test
  void people_who_say_no_at_the_provider_get_a_message() {
    var guest = PortalSession.guest(address());
    guest.get("/oauth2/authorization/district");

    var answer = guest.get("/login/oauth2/code/district?error=access_denied&state=x");

    assertThat(answer.headers().firstValue("Location"))
        .get()
        .asString()
        .endsWith("?provider=failed");
    assertThat(guest.get("/login?provider=failed").body())
        .contains("We couldn’t sign you in there");
    assertThat(guest.get("/login").body()).contains("Sign in with Prairie Districts");
  }

  @Test
  void a_provider_that_is_away_keeps_nobody_from_signing_in_otherwise() {
    var guest = PortalSession.guest(address());

    assertThat(guest.get("/login").body()).contains("Sign in with Away Districts");
    assertThat(guest.get("/oauth2/authorization/away").headers().firstValue("Location"))
        .hasValueSatisfying(to -> assertThat(to).endsWith("/login?provider=failed"));
  }

  private Map<String, Object> claims(String address, boolean verified) {
    return Map.of("email", address, "email_verified", verified, "name", "Dana Reyes");
  }

  /** Follows redirects between the two, with the cookies of both. */
  private final class BrowserLike {
    private final HttpClient http =
        HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.ALWAYS)
            .build();

    HttpResponse<String> signIn(String wanted) {
      send(get(address() + wanted));
      HttpResponse<String> form = send(get(address() + "/oauth2/authorization/district"));
      Matcher csrf = CSRF.matcher(form.body());
      assertThat(csrf.find()).as(form.body()).isTrue();
      return send(
          HttpRequest.newBuilder(form.uri())
              .header("Content-Type", Form.MEDIA_TYPE)
              .header("Accept", "text/html")
              .POST(
                  BodyPublishers.ofString(
                      Form.of("username", person, "password", person, "_csrf", csrf.group(1)))));
    }

    private static HttpRequest.Builder get(String url) {
      return HttpRequest.newBuilder(URI.create(url)).header("Accept", "text/html");
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
      try {
        return http.send(request.build(), BodyHandlers.ofString());
      } catch (IOException | InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
