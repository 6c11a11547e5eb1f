package org.microendorse.app.security;

import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.microendorse.domain.account.SignInGuard;
import org.microendorse.domain.account.SignInGuard.Attempt;
import org.microendorse.domain.account.TooManyAttempts;
import org.microendorse.domain.people.Accounts;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Signs in with a password, unless too many attempts have failed before. */
@Component
class PasswordSignIn implements AuthenticationProvider {
  private final DaoAuthenticationProvider passwords;
  private final SignInGuard guard;
  private final DeviceCookie device;

  PasswordSignIn(
      Accounts accounts,
      PasswordEncoder encoder,
      SignInGuard guard,
      DeviceCookie device,
      Clock clock) {
    this.passwords = new DaoAuthenticationProvider(new PortalUsers(accounts, clock));
    this.passwords.setPasswordEncoder(encoder);
    this.guard = guard;
    this.device = device;
  }

  @Override
  public Authentication authenticate(Authentication typed) {
    Attempt attempt = begin(typed);
    Authentication signedIn;
    try {
      signedIn = passwords.authenticate(typed);
    } catch (AuthenticationException refused) {
      guard.failed(attempt);
      throw refused;
    }
    guard.succeeded(attempt);
    return signedIn;
  }

  private Attempt begin(Authentication typed) {
    String address =
        typed.getDetails() instanceof WebAuthenticationDetails details
            ? details.getRemoteAddress()
            : "";
    try {
      return guard.begin(typed.getName(), address, deviceToken());
    } catch (TooManyAttempts tooMany) {
      throw new LockedException(String.valueOf(tooMany.getMessage()), tooMany);
    }
  }

  private @Nullable String deviceToken() {
    return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes request
        ? device.tokenOf(request.getRequest())
        : null;
  }

  @Override
  public boolean supports(Class<?> authentication) {
    return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
  }
}
