package org.microendorse.app.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.microendorse.app.security.PortalUser;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Tells every page who is signed in, and where it is. */
@ControllerAdvice(annotations = Controller.class)
class CurrentUser {
  /** Null for a guest. */
  @ModelAttribute("me")
  @Nullable PortalUser me(@AuthenticationPrincipal @Nullable PortalUser me) {
    return me;
  }

  /**
   * Path and query of the page, to return to it; {@code /} if it is the answer to a form, or stands
   * in for a page that failed.
   */
  @ModelAttribute("here")
  String here(HttpServletRequest request) {
    String query = request.getQueryString();
    return !request.getMethod().equals("GET") || request.getDispatcherType() == DispatcherType.ERROR
        ? "/"
        : request.getRequestURI() + (query == null ? "" : "?" + query);
  }
}
