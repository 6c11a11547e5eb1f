package org.microendorse.workers.enrollment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.microendorse.domain.calendar.SemestersChanged;
import org.microendorse.engine.testing.TestClock;
import org.microendorse.engine.testing.TestDatabase;
import org.microendorse.workers.TestApplication;
import org.microendorse.workers.common.MessageDue;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.ObjectMapper;

/** A change that many paths must receive, a slow engine, and a restart in between. */
class BroadcastTest {
  private static final int PATHS = 1_000;

  /** With 16 at a time, the whole takes longer than the pause after which events are sent again. */
  private static final Duration SLOW = Duration.ofMillis(250);

  private static final int IN_FLIGHT = 16;

  private final ObjectMapper json = new ObjectMapper();
  private final TestDatabase.Database database = TestDatabase.get().freshDatabase("broadcast");
  private final List<String> received = new CopyOnWriteArrayList<>();
  private HttpServer engine;

  @TempDir private Path files;

  @BeforeEach
  void slowEngine() throws IOException {
    engine = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    engine.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    engine.createContext(
        "/v2/messages/publication",
        exchange -> {
          var message = json.readTree(exchange.getRequestBody());
          received.add(message.get("correlationKey").asString(""));
          LockSupport.parkNanos(SLOW.toNanos());
          byte[] answer =
              "{\"messageKey\":\"1\",\"tenantId\":\"<default>\"}".getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().add("Content-Type", "application/json");
          exchange.sendResponseHeaders(200, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    engine.start();
  }

  @AfterEach
  void stop() {
    engine.stop(0);
  }

  @Test
  void each_of_a_thousand_paths_hears_of_it_once_although_it_takes_long_and_is_interrupted() {
    int before;
    try (ConfigurableApplicationContext application = start()) {
      addPaths(application);
      application
          .getBean(TransactionTemplate.class)
          .executeWithoutResult(
              tx -> application.publishEvent(new SemestersChanged(UUID.randomUUID())));

      await().atMost(Duration.ofSeconds(60)).until(() -> received.size() >= IN_FLIGHT);
      passGrace(application);
      await().atMost(Duration.ofSeconds(60)).until(() -> received.size() >= 800);
      assertThat(received).doesNotHaveDuplicates();
      before = received.size();
    }

    try (ConfigurableApplicationContext application = start()) {
      passGrace(application);
      await()
          .atMost(Duration.ofMinutes(1))
          .untilAsserted(
              () -> {
                assertThat(new HashSet<>(received)).hasSize(PATHS);
                assertThat(unheard(application)).isZero();
              });
    }

    assertThat(before).as("interrupted in the middle").isLessThan(PATHS);
    // Repeated messages have the same id, so the engine treats them as one.
    assertThat(received.size() - PATHS).as("in flight at the stop").isBetween(0, 2 * IN_FLIGHT);
  }

  /** From now on, what the engine has not received may be sent again. */
  private static void passGrace(ConfigurableApplicationContext application) {
    application.getBean(TestClock.class).advance(Duration.ofMinutes(1));
  }

  private ConfigurableApplicationContext start() {
    return new SpringApplicationBuilder(TestApplication.class)
        .web(WebApplicationType.NONE)
        .run(
            "--spring.main.banner-mode=off",
            "--spring.threads.virtual.enabled=true",
            "--spring.datasource.url=" + database.jdbcUrl(),
            "--spring.datasource.username=" + database.user(),
            "--spring.datasource.password=" + database.password(),
            "--spring.jpa.hibernate.ddl-auto=validate",
            "--spring.jpa.open-in-view=false",
            "--spring.mail.host=127.0.0.1",
            "--spring.mail.port=1",
            "--camunda.client.mode=self-managed",
            "--camunda.client.prefer-rest-over-grpc=true",
            "--camunda.client.request-timeout=10s",
            "--camunda.client.grpc-address=http://127.0.0.1:1",
            "--camunda.client.rest-address=http://127.0.0.1:" + engine.getAddress().getPort(),
            "--camunda.client.worker.defaults.enabled=false",
            "--endorse.base-url=https://badges.example.org",
            "--endorse.mail.interval=PT24H",
            "--endorse.storage.directory=" + folder("storage"),
            "--endorse.issuer.key-file=" + files.resolve("issuer.key"));
  }

  private Path folder(String name) {
    try {
      return Files.createDirectories(files.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void addPaths(ConfigurableApplicationContext application) {
    JdbcClient jdbc = application.getBean(JdbcClient.class);
    jdbc.sql(
            """
            insert into account (id, username, email, display_name, password_hash, assessments_before)
            select gen_random_uuid(), 'e' || n, 'e' || n || '@example.org', 'Educator ' || n, '-', 0
            from generate_series(1, ?) n
            """)
        .param(PATHS)
        .update();
    jdbc.sql(
            """
            insert into endorsement_path (id, educator_id, endorsement_id, micro_credential_ids,
              first_semester_id, extensions, status, process_instance_key, joined_at)
            select gen_random_uuid(), a.id, 'leadership-for-sel', '["elevating-sel"]',
              (select id from semester order by opens limit 1), 0, 'IN_PROGRESS', 1, now()
            from account a where a.username like 'e%'
            """)
        .update();
  }

  /** Events of this broadcast only; other events at startup need more than this engine can do. */
  private static int unheard(ConfigurableApplicationContext application) {
    return application
        .getBean(JdbcClient.class)
        .sql(
            """
            select count(*) from event_publication
            where completion_date is null and event_type in (?, ?)
            """)
        .params(SemestersChanged.class.getName(), MessageDue.class.getName())
        .query(Integer.class)
        .single();
  }
}
