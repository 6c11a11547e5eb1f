package org.microendorse.app.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.microendorse.domain.common.WrongSetting;
import org.microendorse.engine.testing.TestEngine;
import org.springframework.mock.env.MockEnvironment;

/** A start that cannot succeed ends with one sentence. */
class StartForRealUseTest {
  @Test
  void all_missing_settings_are_named_at_once() {
    assertThatThrownBy(() -> ProductionSettings.check(new MockEnvironment()))
        .isInstanceOf(WrongSetting.class)
        .hasMessageContainingAll(
            "SPRING_DATASOURCE_URL",
            "CAMUNDA_CLIENT_RESTADDRESS",
            "SPRING_MAIL_HOST",
            "ENDORSE_STORAGE_DIRECTORY",
            "ENDORSE_ISSUER_KEYSTORE");
  }

  @Test
  void only_what_is_missing_is_named() {
    MockEnvironment settings =
        new MockEnvironment()
            .withProperty("spring.datasource.url", "jdbc:postgresql://db/endorse")
            .withProperty("camunda.client.rest-address", "http://camunda:8080")
            .withProperty("camunda.client.grpc-address", "http://camunda:26500")
            .withProperty("spring.mail.host", "mail")
            .withProperty("endorse.storage.directory", "/data")
            .withProperty("endorse.issuer.key", "z3u2")
            .withProperty("endorse.base-url", "http://localhost:8080");

    assertThatThrownBy(() -> ProductionSettings.check(settings))
        .hasMessageStartingWith("Set ENDORSE_BASEURL.");

    settings.setProperty("endorse.base-url", "https://endorse.example.org");
    assertThatCode(() -> ProductionSettings.check(settings)).doesNotThrowAnyException();
  }

  @Test
  void a_database_that_cannot_be_used_is_explained() {
    assertThat(said("jdbc:postgresql://127.0.0.1:1/endorse", "endorse"))
        .contains("Start the database, or correct SPRING_DATASOURCE_URL.");
    String there = TestEngine.get().jdbcUrl();
    assertThat(said(there.replaceAll("/endorse$", "/nowhere"), TestEngine.get().dbUser()))
        .contains("Create the database, or correct SPRING_DATASOURCE_URL.");
    assertThat(said(there, "nobody")).contains("Correct SPRING_DATASOURCE_USERNAME");
  }

  private static String said(String url, String user) {
    SQLException refused =
        catchThrowableOfType(
            SQLException.class, () -> DriverManager.getConnection(url, user, "word").close());
    return new DatabaseAnalyzer().analyze(refused, refused).getAction();
  }
}
