package org.microendorse.domain;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.microendorse.domain.catalog.CatalogSeed;
import org.microendorse.domain.catalog.CatalogService;
import org.microendorse.domain.catalog.MicroCredential;
import org.microendorse.domain.cohort.InvoicePrinter;
import org.microendorse.domain.common.OperationId;
import org.microendorse.domain.credential.RemoteDocuments;
import org.microendorse.domain.enrollment.Enrollment;
import org.microendorse.domain.enrollment.EnrollmentService;
import org.microendorse.domain.evidence.ArtifactStorage;
import org.microendorse.domain.evidence.Isolation;
import org.microendorse.domain.notification.MailSender;
import org.microendorse.domain.people.Account;
import org.microendorse.domain.people.Accounts;
import org.microendorse.domain.people.DemoAccounts;
import org.microendorse.domain.people.Role;
import org.microendorse.engine.testing.TestClock;
import org.microendorse.engine.testing.TestDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * Services that need nothing but a database: a real one, with the catalog and the demo's people.
 */
@SpringBootTest(
    classes = DatabaseTest.Surroundings.class,
    webEnvironment = SpringBootTest.WebEnvironment.NONE,
    properties = {
      "spring.jpa.hibernate.ddl-auto=validate",
      "spring.jpa.open-in-view=false",
      "endorse.base-url=https://badges.example.org",
    })
public abstract class DatabaseTest {
  protected static final String MC = "elevating-sel";

  @TempDir private static Path folder;

  private static final AtomicLong KEYS = new AtomicLong(1);
  private static final TestDatabase.Database DATABASE = TestDatabase.get().freshDatabase("domain");

  /** Whether the database, which all tests of this JVM share, has its catalog and people. */
  private static boolean seeded;

  @Autowired protected TestClock clock;
  @Autowired protected JdbcClient jdbc;
  @Autowired protected CatalogService catalog;
  @Autowired protected EnrollmentService enrollments;

  @Autowired private Accounts accounts;
  @Autowired private CatalogSeed catalogSeed;
  @Autowired private DemoAccounts demoAccounts;

  /** The domain alone; a test that calls anything else belongs in another module. */
  @EnableAutoConfiguration
  @ComponentScan("org.microendorse.domain")
  static class Surroundings {
    @Bean
    @Primary
    TestClock testClock() {
      return new TestClock();
    }

    @Bean
    MailSender mailSender() {
      return outside(MailSender.class);
    }

    @Bean
    ArtifactStorage artifactStorage() {
      return outside(ArtifactStorage.class);
    }

    @Bean
    Isolation isolation() {
      return outside(Isolation.class);
    }

    @Bean
    RemoteDocuments remoteDocuments() {
      return outside(RemoteDocuments.class);
    }

    @Bean
    InvoicePrinter invoicePrinter() {
      return outside(InvoicePrinter.class);
    }

    private static <T> T outside(Class<T> port) {
      return port.cast(
          Proxy.newProxyInstance(
              port.getClassLoader(),
              new Class<?>[] {port},
              (proxy, method, arguments) -> {
                if (method.getDeclaringClass() == Object.class) {
                  return method.invoke(port, arguments);
                }
                throw new UnsupportedOperationException(method + " lies outside of the domain.");
              }));
    }
  }

  @DynamicPropertySource
  static void surroundings(DynamicPropertyRegistry registry) {
    registry.add("spring.datasource.url", DATABASE::jdbcUrl);
    registry.add("spring.datasource.username", DATABASE::user);
    registry.add("spring.datasource.password", DATABASE::password);
    registry.add("endorse.issuer.key-file", () -> folder.resolve("issuer.key"));
  }

  @BeforeEach
  void seed() {
    if (seeded) {
      return;
    }
    catalogSeed.load();
    demoAccounts.seed(
        "secret",
        password -> "hash of " + password,
        catalog.microCredentials().stream().map(MicroCredential::id).toList());
    seeded = true;
  }

  /** A new element instance, as the engine would make one. */
  protected static OperationId operation(String jobType) {
    return OperationId.of(jobType, KEYS.getAndIncrement());
  }

  /** A new person. */
  protected Account newPerson(Role role) {
    String name = "p" + UUID.randomUUID();
    return accounts.save(
        new Account(name, name + "@example.org", "Name " + name, "-", Set.of(role), null, null));
  }

  protected Enrollment enrollNewEducator() {
    return enrollments.enroll(newPerson(Role.EDUCATOR).username(), MC);
  }

  protected MicroCredential microCredential() {
    return catalog.microCredential(MC).orElseThrow();
  }

  protected long count(String table) {
    return jdbc.sql("select count(*) from " + table).query(Long.class).single();
  }
}
