package org.microendorse.app.security;

import java.time.Clock;
import org.microendorse.domain.people.Accounts;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;

/**
 * The people of the domain, by user name or e-mail address. No bean: Spring would use it beside
 * {@link PasswordSignIn}.
 */
class PortalUsers implements UserDetailsService {
  private final Accounts accounts;
  private final Clock clock;

  PortalUsers(Accounts accounts, Clock clock) {
    this.accounts = accounts;
    this.clock = clock;
  }

  @Override
  public UserDetails loadUserByUsername(String name) {
    return accounts
        .findByName(name)
        .map(account -> new PortalUser(account, clock.instant()))
        .orElseThrow(() -> new UsernameNotFoundException("unknown"));
  }
}
