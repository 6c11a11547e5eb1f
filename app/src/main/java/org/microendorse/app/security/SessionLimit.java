package org.microendorse.app.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Limits how long people stay signed in, however active they are. */
final class SessionLimit extends OncePerRequestFilter {
  /** Set on a request of a person whose session has just ended. */
  static final String ENDED = SessionLimit.class.getName() + ".ended";

  private final Duration longest;
  private final Clock clock;

  SessionLimit(Duration longest, Clock clock) {
    this.longest = longest;
    this.clock = clock;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Authentication signedIn = SecurityContextHolder.getContext().getAuthentication();
    if (signedIn != null
        && signedIn.getPrincipal() instanceof PortalUser user
        && !user.signedInAfter(clock.instant().minus(longest))) {
      HttpSession session = request.getSession(false);
      if (session != null) {
        session.invalidate();
      }
      SecurityContextHolder.clearContext();
      request.setAttribute(ENDED, true);
    }
    chain.doFilter(request, response);
  }
}
