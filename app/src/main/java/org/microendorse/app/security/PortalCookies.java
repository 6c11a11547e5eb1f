package org.microendorse.app.security;

import org.microendorse.domain.common.EndorseProperties;
import org.springframework.boot.session.autoconfigure.DefaultCookieSerializerCustomizer;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.session.web.http.DefaultCookieSerializer;
import org.springframework.stereotype.Component;

/**
 * The names of the portal's cookies. If the base URL has TLS, they begin with {@code __Host-}:
 * browsers then accept them from this host only, over TLS only (RFC 6265bis, section 4.1.3.2). On a
 * laptop there is no TLS, and browsers would refuse such names.
 */
@Component
class PortalCookies implements DefaultCookieSerializerCustomizer {
  private static final String SAME_SITE = "Lax";

  private final boolean secure;

  PortalCookies(EndorseProperties endorse) {
    this.secure = "https".equals(endorse.baseUrl().getScheme());
  }

  boolean areSecure() {
    return secure;
  }

  String name(String plain) {
    return secure ? "__Host-" + plain : plain;
  }

  @Override
  public void customize(DefaultCookieSerializer session) {
    session.setCookieName(name("ENDORSE"));
    session.setCookiePath("/");
    session.setUseHttpOnlyCookie(true);
    session.setUseSecureCookie(secure);
    session.setSameSite(SAME_SITE);
  }

  /** The cookie that scripts of the portal's pages read. */
  CookieCsrfTokenRepository csrfTokens() {
    CookieCsrfTokenRepository tokens = CookieCsrfTokenRepository.withHttpOnlyFalse();
    tokens.setCookieName(name("XSRF-TOKEN"));
    tokens.setCookiePath("/");
    tokens.setCookieCustomizer(cookie -> cookie.secure(secure).sameSite(SAME_SITE));
    return tokens;
  }
}
