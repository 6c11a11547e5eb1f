package org.microendorse.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.microendorse.domain.catalogue.CatalogueSeed;
import org.microendorse.domain.catalogue.CatalogueService;
import org.microendorse.domain.catalogue.MicroCredential;
import org.microendorse.domain.people.DemoAccounts;
import org.microendorse.engine.testing.TestDatabase;
import org.microendorse.engine.testing.TestEngine;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * The whole portal on a real engine and a real database, reached through HTTP. One for all tests of
 * the module: every subclass shares the same application.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ActiveProfiles("test")
@Import(PortalTest.People.class)
public abstract class PortalTest {
  protected static final String PASSWORD = "a-password-for-tests";

  @LocalServerPort private int port;

  @DynamicPropertySource
  static void parts(DynamicPropertyRegistry settings) {
    var engine = TestEngine.get();
    var database = TestDatabase.get().freshDatabase("portal");
    Path files = temporaryDirectory();
    settings.add("server.address", () -> "127.0.0.1");
    settings.add("spring.datasource.url", database::jdbcUrl);
    settings.add("spring.datasource.username", database::user);
    settings.add("spring.datasource.password", database::password);
    settings.add("camunda.client.rest-address", engine::restAddress);
    settings.add("camunda.client.grpc-address", engine::grpcAddress);
    settings.add("spring.mail.host", () -> "127.0.0.1");
    settings.add("spring.mail.port", engine::smtpPort);
    settings.add("endorse.storage.directory", () -> files.resolve("artifacts"));
    settings.add("endorse.issuer.key-file", () -> files.resolve("issuer.key"));
  }

  /** Where the portal is. */
  protected final String address() {
    return "http://127.0.0.1:" + port;
  }

  /** Signs in as one of {@link DemoAccounts#PEOPLE}. */
  protected final PortalSession signIn(String username) {
    return PortalSession.signIn(address(), username, PASSWORD);
  }

  private static Path temporaryDirectory() {
    try {
      return Files.createTempDirectory("portal-test");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The people of the demo, also here. */
  @TestConfiguration(proxyBeanMethods = false)
  static class People {
    @Bean
    @Order(10)
    ApplicationRunner people(
        DemoAccounts accounts,
        CatalogueSeed seed,
        CatalogueService catalogue,
        PasswordEncoder encoder) {
      return arguments -> {
        seed.load();
        accounts.seed(
            PASSWORD,
            encoder::encode,
            catalogue.microCredentials().stream().map(MicroCredential::id).toList());
      };
    }
  }
}
