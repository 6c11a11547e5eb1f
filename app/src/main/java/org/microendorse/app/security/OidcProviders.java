package org.microendorse.app.security;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.oauth2.client.autoconfigure.ConditionalOnOAuth2ClientRegistrationProperties;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientProperties;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientPropertiesMapper;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.stereotype.Component;

/**
 * The providers of {@code spring.security.oauth2.client.*}. Each is discovered (OpenID Connect
 * Discovery 1.0) at the first sign-in with it, so that the portal starts and other providers work
 * while one is down.
 */
@Component
@ConditionalOnOAuth2ClientRegistrationProperties
@EnableConfigurationProperties(OAuth2ClientProperties.class)
class OidcProviders implements ClientRegistrationRepository {
  private final OAuth2ClientProperties settings;
  private final Map<String, ClientRegistration> answers = new ConcurrentHashMap<>();

  OidcProviders(OAuth2ClientProperties settings) {
    this.settings = settings;
  }

  /** The providers by name, which is their id unless a name is set. */
  List<OidcSignIn.Provider> all() {
    return settings.getRegistration().entrySet().stream()
        .map(
            it ->
                new OidcSignIn.Provider(
                    it.getKey(),
                    Objects.requireNonNullElse(it.getValue().getClientName(), it.getKey())))
        .toList();
  }

  /**
   * @return null if no such provider is configured
   * @throws RuntimeException if it does not answer
   */
  @Override
  public @Nullable ClientRegistration findByRegistrationId(String id) {
    return settings.getRegistration().containsKey(id)
        ? answers.computeIfAbsent(id, this::ask)
        : null;
  }

  private @Nullable ClientRegistration ask(String id) {
    OAuth2ClientProperties one = new OAuth2ClientProperties();
    one.getRegistration().put(id, settings.getRegistration().get(id));
    one.getProvider().putAll(settings.getProvider());
    return new OAuth2ClientPropertiesMapper(one).asClientRegistrations().get(id);
  }
}
