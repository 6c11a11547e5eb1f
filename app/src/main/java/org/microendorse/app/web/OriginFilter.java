package org.microendorse.app.web;

import static org.microendorse.domain.language.Messages.message;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.microendorse.app.security.ReaderLanguage;
import org.microendorse.domain.common.EndorseProperties;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Sets the client address and the requested address of a request. Headers are not trusted: the
 * client address only if a trusted proxy sets it, the requested one never, because links and
 * redirects are built from it. It is always the portal's base URL; on a laptop, where that is a
 * loopback address, a request has to be for a loopback address.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class OriginFilter extends OncePerRequestFilter {
  /** RFC 9110, section 15.5.20. */
  private static final int MISDIRECTED_REQUEST = 421;

  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  private final ClientAddresses clients;
  private final URI baseUrl;

  OriginFilter(ClientAddresses clients, EndorseProperties endorse) {
    this.clients = clients;
    this.baseUrl = endorse.baseUrl();
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String client = clients.of(request);
    if (!LOOPBACK.contains(baseUrl.getHost())) {
      chain.doFilter(new AtBaseUrl(request, client, baseUrl), response);
    } else if (LOOPBACK.contains(request.getServerName())) {
      chain.doFilter(new FromClient(request, client), response);
    } else {
      response.setStatus(MISDIRECTED_REQUEST);
      response.setContentType(MediaType.TEXT_PLAIN_VALUE);
      response.setCharacterEncoding(StandardCharsets.UTF_8);
      response
          .getWriter()
          .println(message(ReaderLanguage.ofBrowser(request), "error.otherAddress", baseUrl));
    }
  }

  private static class FromClient extends HttpServletRequestWrapper {
    private final String client;

    FromClient(HttpServletRequest request, String client) {
      super(request);
      this.client = client;
    }

    @Override
    public String getRemoteAddr() {
      return client;
    }

    @Override
    public String getRemoteHost() {
      return client;
    }
  }

  private static final class AtBaseUrl extends FromClient {
    private final URI baseUrl;

    AtBaseUrl(HttpServletRequest request, String client, URI baseUrl) {
      super(request, client);
      this.baseUrl = baseUrl;
    }

    @Override
    public String getScheme() {
      return baseUrl.getScheme();
    }

    @Override
    public boolean isSecure() {
      return "https".equals(baseUrl.getScheme());
    }

    @Override
    public String getServerName() {
      return baseUrl.getHost();
    }

    @Override
    public int getServerPort() {
      int port = baseUrl.getPort();
      return port >= 0 ? port : isSecure() ? 443 : 80;
    }

    @Override
    public StringBuffer getRequestURL() {
      return new StringBuffer(getScheme() + "://" + baseUrl.getAuthority() + getRequestURI());
    }
  }
}
