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
 * The providers of {@code spring.security.oauth2.client.*}. Each is asked about itself (OpenID
 * Connect Discovery 1.0) when somebody first wants to sign in there, so that while one is away the
 * portal starts all the same and others work.
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

  /** By their names, which are their ids unless somebody set one. */
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
   * @return null if nobody has set such a provider
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
