package org.microendorse.app.security;

import java.util.Optional;
import org.microendorse.domain.people.Accounts;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.stereotype.Service;

/** Signs in the people of the domain. */
@Service
class PortalUsers implements UserDetailsService {
  private final Accounts accounts;

  PortalUsers(Accounts accounts) {
    this.accounts = accounts;
  }

  @Override
  public UserDetails loadUserByUsername(String username) {
    return Optional.of(username.strip())
        // PostgreSQL does not even compare it.
        .filter(name -> name.indexOf('\0') < 0)
        .flatMap(accounts::findByUsername)
        .map(PortalUser::new)
        .orElseThrow(() -> new UsernameNotFoundException("unknown"));
  }
}
