package org.microendorse.app.security;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.microendorse.domain.account.KnownDevices;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/** Identifies a browser that a person has signed in with before. */
@Component
class DeviceCookie {
  private final KnownDevices devices;
  private final PortalCookies cookies;

  DeviceCookie(KnownDevices devices, PortalCookies cookies) {
    this.devices = devices;
    this.cookies = cookies;
  }

  @Nullable String tokenOf(HttpServletRequest request) {
    Cookie cookie = WebUtils.getCookie(request, name());
    return cookie == null ? null : cookie.getValue();
  }

  /** Remembers that a person has signed in here with their password. */
  void remember(HttpServletRequest request, HttpServletResponse response, String username) {
    String token = devices.remember(username, tokenOf(request));
    Duration kept = KnownDevices.KEPT;
    response.addHeader(
        HttpHeaders.SET_COOKIE,
        ResponseCookie.from(name(), token)
            .path("/")
            .httpOnly(true)
            .secure(cookies.areSecure())
            .sameSite("Strict")
            .maxAge(kept)
            .build()
            .toString());
  }

  private String name() {
    return cookies.name("ENDORSE-DEVICE");
  }
}
