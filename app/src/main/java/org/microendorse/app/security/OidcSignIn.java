package org.microendorse.app.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.microendorse.domain.account.IdentityService;
import org.microendorse.domain.account.IdentityService.EmailNotVerified;
import org.microendorse.domain.account.IdentityService.Identity;
import org.microendorse.domain.language.Language;
import org.microendorse.domain.people.Account;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.configurers.oauth2.client.OAuth2LoginConfigurer;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Sign-in with OpenID Connect, with the providers in {@code spring.security.oauth2.client.*}: none
 * by default.
 */
@Component
public class OidcSignIn {
  private static final String UNVERIFIED = "email_not_verified";

  private final List<Provider> providers;
  private final IdentityService identities;
  private final ReaderLanguage reader;
  private final OidcUserService claims = new OidcUserService();
  private final Clock clock;

  OidcSignIn(
      ObjectProvider<OidcProviders> providers,
      IdentityService identities,
      ReaderLanguage reader,
      Clock clock) {
    this.providers = providers.stream().flatMap(it -> it.all().stream()).toList();
    this.identities = identities;
    this.reader = reader;
    this.clock = clock;
  }

  /**
   * A provider to sign in with.
   *
   * @param name as people know it
   */
  public record Provider(String id, String name) {}

  /** The providers that people can sign in with, by name. */
  public List<Provider> providers() {
    return providers;
  }

  void configure(OAuth2LoginConfigurer<?> login) {
    login
        .loginPage("/login")
        .defaultSuccessUrl("/", false)
        .authorizedClientRepository(new NoTokens())
        .userInfoEndpoint(endpoint -> endpoint.oidcUserService(this::user))
        .failureHandler(OidcSignIn::notSignedIn)
        .withObjectPostProcessor(new ProviderAway());
  }

  private OidcUser user(OidcUserRequest request) {
    OidcUser said = claims.loadUser(request);
    Identity identity =
        new Identity(
            Objects.requireNonNull(request.getIdToken().getIssuer(), "iss").toString(),
            Objects.requireNonNull(said.getSubject(), "sub"),
            said.getEmail(),
            Boolean.TRUE.equals(said.getEmailVerified()),
            said.getFullName());
    try {
      Account account = language().use(() -> identities.accountOf(identity));
      return new OidcPortalUser(account, clock.instant());
    } catch (EmailNotVerified refused) {
      throw new OAuth2AuthenticationException(new OAuth2Error(UNVERIFIED), refused);
    }
  }

  /** A new account reads the language of the sign-in page. */
  private Language language() {
    return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes it
        ? reader.of(it.getRequest())
        : Language.ENGLISH;
  }

  private static void notSignedIn(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
      throws IOException {
    boolean unverified =
        failure instanceof OAuth2AuthenticationException refused
            && refused.getError().getErrorCode().equals(UNVERIFIED);
    response.sendRedirect(
        request.getContextPath() + "/login?provider=" + (unverified ? "unverified" : "failed"));
  }

  /** A provider that does not answer gives the same message before and after the redirect. */
  private static final class ProviderAway
      implements ObjectPostProcessor<OAuth2AuthorizationRequestRedirectFilter> {
    @Override
    public <T extends OAuth2AuthorizationRequestRedirectFilter> T postProcess(T filter) {
      filter.setAuthenticationFailureHandler(OidcSignIn::notSignedIn);
      return filter;
    }
  }

  /** Keeps none of the provider's tokens: a person who is signed in does not need them. */
  private static final class NoTokens implements OAuth2AuthorizedClientRepository {
    @Override
    public <T extends OAuth2AuthorizedClient> @Nullable T loadAuthorizedClient(
        String provider, Authentication principal, HttpServletRequest request) {
      return null;
    }

    @Override
    public void saveAuthorizedClient(
        OAuth2AuthorizedClient client,
        Authentication principal,
        HttpServletRequest request,
        HttpServletResponse response) {
      // Nothing is kept.
    }

    @Override
    public void removeAuthorizedClient(
        String provider,
        Authentication principal,
        HttpServletRequest request,
        HttpServletResponse response) {
      // Nothing was kept.
    }
  }
}
