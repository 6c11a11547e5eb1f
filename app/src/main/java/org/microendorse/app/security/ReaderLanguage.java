package org.microendorse.app.security;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;
import org.microendorse.domain.language.Language;
import org.springframework.context.i18n.LocaleContext;
import org.springframework.context.i18n.SimpleTimeZoneAwareLocaleContext;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleContextResolver;
import org.springframework.web.util.WebUtils;

/**
 * The language of a page: the choice of the person who is signed in, the choice made in this
 * browser, or the languages that the browser asks for. The time zone is the browser's, once a
 * script of the portal has told it.
 */
@Component("localeResolver")
public class ReaderLanguage implements LocaleContextResolver {
  private static final String CHOSEN = "language";
  private static final String ZONE = "zone";
  private static final Duration KEPT = Duration.ofDays(365);

  private final PortalCookies cookies;

  ReaderLanguage(PortalCookies cookies) {
    this.cookies = cookies;
  }

  @Override
  public Locale resolveLocale(HttpServletRequest request) {
    return of(request).locale();
  }

  @Override
  public LocaleContext resolveLocaleContext(HttpServletRequest request) {
    Locale locale = resolveLocale(request);
    TimeZone zone = zone(request).map(TimeZone::getTimeZone).orElse(null);
    return new SimpleTimeZoneAwareLocaleContext(locale, zone);
  }

  /** The time zone that the browser has told, if it is one. */
  static Optional<ZoneId> zone(HttpServletRequest request) {
    Cookie cookie = WebUtils.getCookie(request, ZONE);
    return Optional.ofNullable(cookie)
        .map(Cookie::getValue)
        .filter(ZoneId.getAvailableZoneIds()::contains)
        .map(ZoneId::of);
  }

  /** The language in which a request is answered. */
  Language of(HttpServletRequest request) {
    return ofSession(request)
        .or(() -> ofPerson())
        .or(() -> ofCookie(request))
        .orElseGet(() -> ofBrowser(request));
  }

  /** Chooses a language for this browser and, if a person is signed in, for this session. */
  public void choose(Language language, HttpServletRequest request, HttpServletResponse response) {
    if (me().isPresent()) {
      request.getSession().setAttribute(CHOSEN, language.code());
    }
    response.addHeader(
        HttpHeaders.SET_COOKIE,
        ResponseCookie.from(cookieName(), language.code())
            .path("/")
            .httpOnly(true)
            .secure(cookies.areSecure())
            .sameSite("Lax")
            .maxAge(KEPT)
            .build()
            .toString());
  }

  @Override
  public void setLocaleContext(
      HttpServletRequest request,
      @Nullable HttpServletResponse response,
      @Nullable LocaleContext context) {
    throw new UnsupportedOperationException("People choose a language by its own page.");
  }

  private static Optional<Language> ofSession(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    return session == null ? Optional.empty() : Language.of((String) session.getAttribute(CHOSEN));
  }

  private static Optional<Language> ofPerson() {
    return me().map(PortalUser::language);
  }

  static Optional<PortalUser> me() {
    Authentication signedIn = SecurityContextHolder.getContext().getAuthentication();
    return signedIn != null && signedIn.getPrincipal() instanceof PortalUser me
        ? Optional.of(me)
        : Optional.empty();
  }

  private Optional<Language> ofCookie(HttpServletRequest request) {
    Cookie cookie = WebUtils.getCookie(request, cookieName());
    return cookie == null ? Optional.empty() : Language.of(cookie.getValue());
  }

  /**
   * The language that the browser asks for. Without the header, the request would tell the server's
   * own language.
   */
  public static Language ofBrowser(HttpServletRequest request) {
    return request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) == null
        ? Language.ENGLISH
        : Language.firstOf(Collections.list(request.getLocales()));
  }

  private String cookieName() {
    return cookies.name("LANGUAGE");
  }
}
