package org.microendorse.app.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;

/** Asks people to sign in, and says why if their session has just ended. */
final class SignInEntry extends LoginUrlAuthenticationEntryPoint {
  SignInEntry() {
    super("/login");
  }

  @Override
  protected String determineUrlToUseForThisRequest(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException cause) {
    boolean sessionOver =
        request.getRequestedSessionId() != null && !request.isRequestedSessionIdValid();
    return sessionOver || request.getAttribute(SessionLimit.ENDED) != null
        ? "/login?again"
        : "/login";
  }
}
