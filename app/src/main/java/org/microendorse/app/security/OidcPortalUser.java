package org.microendorse.app.security;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.microendorse.domain.people.Account;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.OidcUserInfo;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/** Somebody who signed in with an OpenID provider. Nothing the provider said is kept. */
final class OidcPortalUser extends PortalUser implements OidcUser {
  private static final long serialVersionUID = 1L;

  OidcPortalUser(Account account, Instant signedInAt) {
    super(account, signedInAt);
  }

  @Override
  public String getName() {
    return getUsername();
  }

  @Override
  public Map<String, Object> getClaims() {
    return Map.of();
  }

  @Override
  public Map<String, Object> getAttributes() {
    return Map.of();
  }

  @Override
  public @Nullable OidcUserInfo getUserInfo() {
    return null;
  }

  /** None: sessions keep no token, and nobody asks for it after the sign-in. */
  @Override
  @SuppressWarnings("NullAway")
  public OidcIdToken getIdToken() {
    return null;
  }
}
