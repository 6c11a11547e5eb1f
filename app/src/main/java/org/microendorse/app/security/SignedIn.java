package org.microendorse.app.security;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Component;

/** Begins and ends what it means to be signed in. */
@Component
public class SignedIn {
  private final FindByIndexNameSessionRepository<? extends Session> sessions;

  SignedIn(FindByIndexNameSessionRepository<? extends Session> sessions) {
    this.sessions = sessions;
  }

  /**
   * Signs somebody in who has just shown their password elsewhere than on the sign-in page.
   *
   * @return where they wanted to go before they were asked to sign in
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

  /**
   * Ends the sessions of somebody on all machines.
   *
   * @param but stays
   */
  public void endAll(String username, @Nullable HttpSession but) {
    sessions.findByPrincipalName(username).keySet().stream()
        .filter(id -> but == null || !id.equals(but.getId()))
        .forEach(sessions::deleteById);
  }
}
