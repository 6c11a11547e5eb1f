package org.microendorse.app.security;

import java.time.Clock;
import org.microendorse.domain.people.Accounts;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;

/**
 * Finds people by user name or email address. Not a bean, because Spring would use it in addition
 * to {@link PasswordSignIn}.
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
