package org.microendorse.app.start;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.microendorse.domain.common.WrongSetting;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Profiles;
import org.springframework.core.env.PropertyResolver;

/** Names all settings that are missing for real use, before anything else happens. */
public class ProductionSettings implements EnvironmentPostProcessor, Ordered {
  private static final Map<String, String> REQUIRED = new LinkedHashMap<>();

  static {
    REQUIRED.put("spring.datasource.url", "SPRING_DATASOURCE_URL");
    REQUIRED.put("camunda.client.rest-address", "CAMUNDA_CLIENT_RESTADDRESS");
    REQUIRED.put("camunda.client.grpc-address", "CAMUNDA_CLIENT_GRPCADDRESS");
    REQUIRED.put("spring.mail.host", "SPRING_MAIL_HOST");
    REQUIRED.put("endorse.storage.directory", "ENDORSE_STORAGE_DIRECTORY");
  }

  private static final List<String> KEYS =
      List.of("endorse.issuer.key-store", "endorse.issuer.key", "endorse.issuer.key-file");

  @Override
  public void postProcessEnvironment(
      ConfigurableEnvironment environment, SpringApplication application) {
    if (environment.acceptsProfiles(Profiles.of("production"))) {
      check(environment);
    }
  }

  /**
   * @throws WrongSetting naming all that are missing
   */
  static void check(PropertyResolver settings) {
    Map<String, String> missing = new LinkedHashMap<>(REQUIRED);
    missing.keySet().removeIf(it -> isSet(settings, it));
    if (KEYS.stream().noneMatch(it -> isSet(settings, it))) {
      missing.put("key", "ENDORSE_ISSUER_KEYSTORE (or ENDORSE_ISSUER_KEY)");
    }
    if (settings.getProperty("endorse.base-url", "").contains("//localhost")) {
      missing.put("base", "ENDORSE_BASEURL");
    }
    if (!missing.isEmpty()) {
      throw new WrongSetting(
          "Set %s. The README says what they are, under \"For real use\"."
              .formatted(String.join(", ", missing.values())));
    }
  }

  private static boolean isSet(PropertyResolver settings, String name) {
    return !settings.getProperty(name, "").isBlank();
  }

  /** Runs after the settings have been read. */
  @Override
  public int getOrder() {
    return ConfigDataEnvironmentPostProcessor.ORDER + 1;
  }
}
