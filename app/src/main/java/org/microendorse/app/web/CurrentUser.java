package org.microendorse.app.web;

import org.jspecify.annotations.Nullable;
import org.microendorse.app.security.PortalUser;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Tells every page who is signed in. */
@ControllerAdvice(annotations = Controller.class)
class CurrentUser {
  /** Null for a guest. */
  @ModelAttribute("me")
  @Nullable PortalUser me(@AuthenticationPrincipal @Nullable PortalUser me) {
    return me;
  }
}
