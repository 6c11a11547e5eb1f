package org.microendorse.app.security;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.stereotype.Component;

/**
 * After sign-in with a password, remembers the browser and returns people to the page they wanted.
 */
@Component
class SignInSuccess {
  private final DeviceCookie device;

  SignInSuccess(DeviceCookie device) {
    this.device = device;
  }

  AuthenticationSuccessHandler goingBackTo(RequestCache wanted) {
    return new Handler(device, wanted);
  }

  private static final class Handler extends SavedRequestAwareAuthenticationSuccessHandler {
    private final DeviceCookie device;

    Handler(DeviceCookie device, RequestCache wanted) {
      this.device = device;
      setDefaultTargetUrl("/");
      setRequestCache(wanted);
    }

    @Override
    public void onAuthenticationSuccess(
        HttpServletRequest request, HttpServletResponse response, Authentication signedIn)
        throws ServletException, IOException {
      device.remember(request, response, signedIn.getName());
      super.onAuthenticationSuccess(request, response, signedIn);
    }
  }
}
