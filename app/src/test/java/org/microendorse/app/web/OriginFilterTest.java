package org.microendorse.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.microendorse.domain.common.EndorseProperties;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class OriginFilterTest {
  private static final String PUBLIC = "https://badges.example.org";

  private final MockHttpServletResponse response = new MockHttpServletResponse();

  @Test
  void without_a_trusted_proxy_no_header_changes_the_address() throws Exception {
    MockHttpServletRequest request = from("203.0.113.9");
    for (String header : List.of("X-Forwarded-For", "X-Real-IP", "Client-IP")) {
      request.addHeader(header, "198.51.100.1");
    }
    request.addHeader("Forwarded", "for=198.51.100.1");

    assertThat(seen(request, PUBLIC, "X-Forwarded-For").getRemoteAddr()).isEqualTo("203.0.113.9");
    assertThat(seen(request, PUBLIC, "Forwarded").getRemoteAddr()).isEqualTo("203.0.113.9");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "198.51.100.1 | 198.51.100.1",
        "6.6.6.6, 198.51.100.1 | 198.51.100.1",
        "6.6.6.6, 198.51.100.1, 10.1.2.3 | 198.51.100.1",
        "198.51.100.1:4711 | 198.51.100.1",
        "[2001:db8:1:2:3:4:5:6]:443 | 2001:db8:1:2:0:0:0:0",
        "2001:db8:1:2:aaaa::1 | 2001:db8:1:2:0:0:0:0",
        "::ffff:198.51.100.1 | 198.51.100.1",
        "198.51.100.1, nonsense | 10.0.0.1",
        "198.51.100.1, example.org | 10.0.0.1",
        "'' | 10.0.0.1",
      })
  void behind_a_trusted_proxy_the_nearest_address_that_is_no_proxy_counts(
      String forwarded, String expected) throws Exception {
    MockHttpServletRequest request = from("10.0.0.1");
    request.addHeader("X-Forwarded-For", forwarded);
    request.addHeader("Forwarded", "for=6.6.6.6");

    assertThat(seen(request, PUBLIC, "X-Forwarded-For", "10.0.0.0/8").getRemoteAddr())
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "for=198.51.100.1;proto=https | 198.51.100.1",
        "for=6.6.6.6, by=x;FOR=\"198.51.100.1:80\" | 198.51.100.1",
        "for=\"[2001:db8:1:2::7]:80\" | 2001:db8:1:2:0:0:0:0",
        "for=_hidden | 10.0.0.1",
        "proto=https | 10.0.0.1",
      })
  void the_standard_header_is_read_where_it_is_set(String forwarded, String expected)
      throws Exception {
    MockHttpServletRequest request = from("10.0.0.1");
    request.addHeader("X-Forwarded-For", "6.6.6.6");
    request.addHeader("Forwarded", forwarded);

    assertThat(seen(request, PUBLIC, "Forwarded", "10.0.0.0/8").getRemoteAddr())
        .isEqualTo(expected);
  }

  @Test
  void addresses_are_made_of_the_base_url_whatever_the_request_says() throws Exception {
    MockHttpServletRequest request = from("10.0.0.1");
    request.setServerName("evil.example");
    request.setServerPort(8080);
    request.setRequestURI("/catalog");
    request.addHeader("X-Forwarded-Host", "evil.example");
    request.addHeader("X-Forwarded-Proto", "http");

    HttpServletRequest seen = seen(request, PUBLIC, "X-Forwarded-For", "10.0.0.1");

    assertThat(seen.getRequestURL()).hasToString(PUBLIC + "/catalog");
    assertThat(seen.getServerName()).isEqualTo("badges.example.org");
    assertThat(seen.getServerPort()).isEqualTo(443);
    assertThat(seen.isSecure()).isTrue();
  }

  @Test
  void on_a_laptop_a_name_from_outside_is_refused() throws Exception {
    MockHttpServletRequest request = from("127.0.0.1");
    request.setServerName("evil.example");

    assertThat(seen(request, "http://localhost:8080", "X-Forwarded-For")).isNull();
    assertThat(response.getStatus()).isEqualTo(421);
    assertThat(response.getContentAsString()).contains("It is at http://localhost:8080");

    request.setServerName("127.0.0.1");
    assertThat(seen(request, "http://localhost:8080", "X-Forwarded-For")).isNotNull();
  }

  private static MockHttpServletRequest from(String address) {
    MockHttpServletRequest request = new MockHttpServletRequest();
    request.setRemoteAddr(address);
    return request;
  }

  private HttpServletRequest seen(
      MockHttpServletRequest request, String baseUrl, String header, String... trusted)
      throws Exception {
    MockFilterChain chain = new MockFilterChain();
    new OriginFilter(
            new ClientAddresses(new ProxyProperties(List.of(trusted), header)),
            new EndorseProperties(URI.create(baseUrl)))
        .doFilter(request, response, chain);
    request.removeAttribute("org.microendorse.app.web.OriginFilter.FILTERED");
    return (HttpServletRequest) chain.getRequest();
  }
}
