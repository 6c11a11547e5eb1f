package org.microendorse.app.security;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.microendorse.domain.people.Account;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.OidcUserInfo;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/** A person who signed in with an OpenID provider. Nothing from the provider is kept. */
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

  /** None: sessions keep no token, and none is needed after sign-in. */
  @Override
  @SuppressWarnings("NullAway")
  public OidcIdToken getIdToken() {
    return null;
  }
}
