package org.microendorse.app.account;

import jakarta.servlet.http.HttpServletRequest;
import org.microendorse.app.security.PortalUser;
import org.microendorse.domain.account.AccountNames;
import org.microendorse.domain.account.SignInGuard;
import org.microendorse.domain.account.SignInGuard.Attempt;
import org.microendorse.domain.common.NotFound;
import org.microendorse.domain.people.Account;
import org.microendorse.domain.people.Accounts;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** Asks a person once more who they are. Attempts to guess are limited as on the sign-in page. */
@Component
class OwnPassword {
  private final Accounts accounts;
  private final SignInGuard guard;
  private final PasswordEncoder encoder;

  OwnPassword(Accounts accounts, SignInGuard guard, PasswordEncoder encoder) {
    this.accounts = accounts;
    this.guard = guard;
    this.encoder = encoder;
  }

  /** The account of a person who is signed in. */
  Account account(PortalUser me) {
    return accounts
        .findByUsername(me.getUsername())
        .orElseThrow(() -> new NotFound("account", me.getUsername()));
  }

  /** Whether it is their password or, if they sign in with another provider, their address. */
  boolean confirms(PortalUser me, String typed, HttpServletRequest request) {
    Account account = account(me);
    return account.passwordHash().isEmpty()
        ? AccountNames.normalize(typed).equals(AccountNames.normalize(account.email()))
        : isMine(me, typed, request);
  }

  boolean isMine(PortalUser me, String password, HttpServletRequest request) {
    Attempt attempt = guard.begin(me.getUsername(), request.getRemoteAddr());
    boolean mine = encoder.matches(password, account(me).passwordHash());
    if (mine) {
      guard.succeeded(attempt);
    } else {
      guard.failed(attempt);
    }
    return mine;
  }
}
