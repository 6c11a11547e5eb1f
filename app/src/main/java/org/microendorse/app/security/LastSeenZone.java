package org.microendorse.app.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.ZoneId;
import org.microendorse.domain.people.Accounts;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Records in which time zone people use the portal, for the hours in their mails. It asks the
 * database once a session, and when the time zone changes.
 */
@Component
class LastSeenZone extends OncePerRequestFilter {
  private static final String SEEN = "zone";

  private final Accounts accounts;

  LastSeenZone(Accounts accounts) {
    this.accounts = accounts;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    HttpSession session = request.getSession(false);
    if (session != null) {
      ReaderLanguage.me()
          .ifPresent(
              me ->
                  ReaderLanguage.zone(request)
                      .map(ZoneId::getId)
                      .filter(zone -> !zone.equals(session.getAttribute(SEEN)))
                      .ifPresent(
                          zone -> {
                            accounts.sawIn(zone, me.getUsername());
                            session.setAttribute(SEEN, zone);
                          }));
    }
    chain.doFilter(request, response);
  }
}
