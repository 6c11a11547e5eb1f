package org.microendorse.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.microendorse.app.account.OidcProvider;
import org.microendorse.app.catalog.LargeCatalog;
import org.microendorse.app.credential.OtherHosts;
import org.microendorse.app.web.Statements;
import org.microendorse.domain.calibration.CalibrationService;
import org.microendorse.domain.catalog.CatalogSeed;
import org.microendorse.domain.catalog.CatalogService;
import org.microendorse.domain.catalog.MicroCredential;
import org.microendorse.domain.people.Account;
import org.microendorse.domain.people.Accounts;
import org.microendorse.domain.people.Certification;
import org.microendorse.domain.people.Certifications;
import org.microendorse.domain.people.DemoAccounts;
import org.microendorse.domain.people.Role;
import org.microendorse.domain.review.Lot;
import org.microendorse.engine.testing.Line;
import org.microendorse.engine.testing.TestDatabase;
import org.microendorse.engine.testing.TestEngine;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * The whole portal on a real engine and a real database, reached through HTTP. One for all tests of
 * the module: every subclass shares the same application.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ActiveProfiles("test")
@Import({PortalTest.People.class, LargeCatalog.class, OtherHosts.class})
public abstract class PortalTest {
  protected static final String PASSWORD = "a-password-for-tests";

  /** A micro-credential that is earned with a team. */
  protected static final String TEAM_ONLY = "el-mindset-and-culture";

  /** The lowest cost that bcrypt allows: sign-ins took a third of all processor time. */
  private static final int HASH_COST = 4;

  private static final String PASSWORD_HASH = new BCryptPasswordEncoder(HASH_COST).encode(PASSWORD);

  /** Between the portal and its mail server. */
  protected static final Line MAIL_LINE = new Line(TestEngine.get().smtpPort());

  private static final List<String> NOT_OURS =
      Stream.of(
              "OAuth2AuthorizationServerAutoConfiguration",
              "OAuth2AuthorizationServerJwtAutoConfiguration")
          .map(
              it ->
                  "org.springframework.boot.security.oauth2.server.authorization.autoconfigure.servlet."
                      + it)
          .toList();

  private static final AtomicInteger COUNT = new AtomicInteger();

  @LocalServerPort private int port;
  @Autowired private Accounts accounts;

  @DynamicPropertySource
  static void parts(DynamicPropertyRegistry settings) {
    var engine = TestEngine.get();
    var database = TestDatabase.get().freshDatabase("portal");
    Path files = temporaryDirectory();
    settings.add("server.address", () -> "127.0.0.1");
    // All tests come from one address. The OpenID provider of one test is not part of the portal.
    settings.add("endorse.accounts.lock-out.address.failures", () -> 100_000);
    settings.add("endorse.accounts.lock-out.forms.failures", () -> 100_000);
    // The portal trusts what a session says about its network; see PortalSession.from.
    settings.add("endorse.proxies.trusted", () -> "127.0.0.1");
    settings.add("endorse.accounts.password.hash-cost", () -> HASH_COST);
    settings.add("endorse.accounts.links.sign-ups-per-hour", () -> 100_000);
    settings.add("endorse.evidence.isolation.retry-after", () -> "1s");
    // Tests leave many pages open that wait for news; a look costs as much as a page.
    settings.add("endorse.tasks.look-every", () -> "100ms");
    settings.add("spring.autoconfigure.exclude", () -> String.join(",", NOT_OURS));
    settings.add(
        "spring.jpa.properties.hibernate.session_factory.statement_inspector",
        Statements.class::getName);
    settings.add("spring.datasource.url", database::jdbcUrl);
    settings.add("spring.datasource.username", database::user);
    settings.add("spring.datasource.password", database::password);
    settings.add("camunda.client.rest-address", engine::restAddress);
    settings.add("camunda.client.grpc-address", engine::grpcAddress);
    settings.add("camunda.client.prefer-rest-over-grpc", () -> false);
    OidcProvider.register(settings);
    settings.add("spring.mail.host", () -> "127.0.0.1");
    settings.add("spring.mail.port", MAIL_LINE::port);
    settings.add("endorse.storage.directory", () -> files.resolve("artifacts").toString());
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

  /** Signs in a new educator of ada's school. */
  protected final PortalSession newEducator() {
    String name = "educator" + COUNT.incrementAndGet();
    People.add(accounts, name, "ada", Role.EDUCATOR);
    return signIn(name);
  }

  /** Signs in a new assessor of max's school, without a certificate. */
  protected final PortalSession newAssessor() {
    String name = "assessor" + COUNT.incrementAndGet();
    People.add(accounts, name, "max", Role.ASSESSOR);
    return signIn(name);
  }

  /** Signs in a new person of Ada's school. */
  protected final PortalSession newPerson(Role... roles) {
    String name = "person" + COUNT.incrementAndGet();
    People.add(accounts, name, "ada", roles);
    return signIn(name);
  }

  private static Path temporaryDirectory() {
    try {
      return Files.createTempDirectory("portal-test");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Everyone who has an account at the beginning, in every role, except these people. */
  protected static List<String> everybodyBut(String... usernames) {
    return Stream.concat(
            DemoAccounts.PEOPLE.stream().map(DemoAccounts.Person::username),
            Stream.of("eve", "cora", "nils", "nora", "bo"))
        .filter(name -> !List.of(usernames).contains(name))
        .toList();
  }

  /** The people of the demo, and special cases: too close, not certified, assessor and approver. */
  @TestConfiguration(proxyBeanMethods = false)
  static class People {
    /** No submission is drawn at random for a second score. */
    @Bean
    @Primary
    Lot testLot() {
      return () -> 0.99;
    }

    @Bean
    @Order(10)
    ApplicationRunner people(
        DemoAccounts accounts,
        CatalogSeed seed,
        CatalogService catalog,
        Accounts everybody,
        Certifications certifications,
        CalibrationService calibrations,
        JdbcClient jdbc) {
      return arguments -> {
        seed.load();
        mayBeTakenAlone(jdbc);
        List<String> all = catalog.microCredentials().stream().map(MicroCredential::id).toList();
        accounts.seed(PASSWORD, password -> PASSWORD_HASH, all);
        add(everybody, "eve", "max", Role.EDUCATOR);
        add(everybody, "cora", "max", Role.COACH);
        add(everybody, "nils", "max", Role.ASSESSOR);
        Account near = add(everybody, "nora", "ada", Role.ASSESSOR, Role.APPROVER);
        Account both = add(everybody, "bo", "mia", Role.ASSESSOR, Role.APPROVER);
        for (String microCredential : all) {
          for (Account account : List.of(near, both)) {
            certifications.save(new Certification(account.id(), microCredential));
            calibrations.importResult(account.id(), microCredential, "Tests");
          }
        }
      };
    }

    /**
     * Most tests are about what an educator does alone, so the catalog allows it for everything
     * except {@link #TEAM_ONLY}.
     */
    private static void mayBeTakenAlone(JdbcClient jdbc) {
      jdbc.sql(
              """
              update catalog_document
              set content = jsonb_set(content, '{single}', 'true')
              where kind = 'MicroCredential' and id <> ?
              """)
          .param(TEAM_ONLY)
          .update();
    }

    /** Adds a person from the district and school of another one. */
    private static Account add(Accounts accounts, String name, String neighbour, Role... roles) {
      Account beside = accounts.findByUsername(neighbour).orElseThrow();
      Account account =
          new Account(
              name,
              name + "@example.org",
              "Name of " + name,
              PASSWORD_HASH,
              Set.of(roles),
              beside.district(),
              beside.school());
      account.broughtAlong(12);
      return accounts.save(account);
    }
  }
}
