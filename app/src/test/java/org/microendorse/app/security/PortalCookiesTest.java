package org.microendorse.app.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.microendorse.domain.common.EndorseProperties;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.session.web.http.CookieSerializer.CookieValue;
import org.springframework.session.web.http.DefaultCookieSerializer;

class PortalCookiesTest {
  private final MockHttpServletRequest request = new MockHttpServletRequest();

  @Test
  void where_there_is_tls_cookies_are_bound_to_the_host() {
    String session = sessionCookie("https://badges.example.org");
    String token = tokenCookie("https://badges.example.org");

    assertThat(session).startsWith("__Host-ENDORSE=").contains("HttpOnly", "SameSite=Lax");
    assertThat(token).startsWith("__Host-XSRF-TOKEN=");
    for (String cookie : new String[] {session, token}) {
      // What browsers require for such a name.
      assertThat(cookie).contains("; Secure").containsPattern("; Path=/(;|$)");
      assertThat(cookie).doesNotContain("Domain");
    }
  }

  @Test
  void without_tls_their_names_are_plain() {
    assertThat(sessionCookie("http://localhost:8080"))
        .startsWith("ENDORSE=")
        .contains("HttpOnly", "SameSite=Lax")
        .doesNotContain("Secure");
    assertThat(tokenCookie("http://localhost:8080"))
        .startsWith("XSRF-TOKEN=")
        .doesNotContain("Secure");
  }

  private String sessionCookie(String baseUrl) {
    DefaultCookieSerializer serializer = new DefaultCookieSerializer();
    cookies(baseUrl).customize(serializer);
    MockHttpServletResponse response = new MockHttpServletResponse();
    serializer.writeCookieValue(new CookieValue(request, response, "a-session"));
    return response.getHeader("Set-Cookie");
  }

  private String tokenCookie(String baseUrl) {
    var tokens = cookies(baseUrl).csrfTokens();
    MockHttpServletResponse response = new MockHttpServletResponse();
    tokens.saveToken(tokens.generateToken(request), request, response);
    assertThat(response.getCookies())
        .singleElement()
        .satisfies(cookie -> assertThat(cookie.getAttribute("SameSite")).isEqualTo("Lax"));
    return response.getHeader("Set-Cookie");
  }

  private static PortalCookies cookies(String baseUrl) {
    return new PortalCookies(new EndorseProperties(URI.create(baseUrl)));
  }
}
