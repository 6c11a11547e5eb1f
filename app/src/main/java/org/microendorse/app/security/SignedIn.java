package org.microendorse.app.security;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Component;

/** Begins and ends sessions. */
@Component
public class SignedIn {
  private final FindByIndexNameSessionRepository<? extends Session> sessions;

  SignedIn(FindByIndexNameSessionRepository<? extends Session> sessions) {
    this.sessions = sessions;
  }

  /**
   * Signs in a person who has just entered their password on a page other than the sign-in page.
   *
   * @return the page they wanted before they were asked to sign in
   */
  public String begin(
      HttpServletRequest request, HttpServletResponse response, String username, String password)
      throws ServletException {
    SavedRequest wanted = new HttpSessionRequestCache().getRequest(request, response);
    request.getSession();
    request.changeSessionId();
    request.login(username, password);
    return wanted == null ? "/" : wanted.getRedirectUrl();
  }

  /** Shows a new name in this session; others show it after the next sign-in. */
  public void rename(PortalUser me, String displayName, HttpServletRequest request) {
    me.rename(displayName);
    request
        .getSession()
        .setAttribute(
            HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY,
            SecurityContextHolder.getContext());
  }

  /**
   * Ends all sessions of a person, on all devices.
   *
   * @param but the session that stays
   */
  public void endAll(String username, @Nullable HttpSession but) {
    sessions.findByPrincipalName(username).keySet().stream()
        .filter(id -> but == null || !id.equals(but.getId()))
        .forEach(sessions::deleteById);
  }
}
