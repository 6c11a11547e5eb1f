package org.microendorse.workers.enrollment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.DeployResourceCommandStep1.DeployResourceCommandStep2;
import io.camunda.client.api.search.enums.ElementInstanceState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.microendorse.domain.calendar.Semester;
import org.microendorse.domain.calendar.SemesterService;
import org.microendorse.domain.catalog.CatalogSeed;
import org.microendorse.domain.enrollment.EndorsementPathService;
import org.microendorse.engine.testing.TestClock;
import org.microendorse.engine.testing.TestDatabase;
import org.microendorse.engine.testing.TestEngine;
import org.microendorse.processes.MicroCredentialPathProcess;
import org.microendorse.processes.MicroEndorsementPathProcess;
import org.microendorse.processes.Models;
import org.microendorse.workers.TestApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A semester opens for many people, and the application stops in the middle of it. After a restart,
 * everyone has their first task, and nobody has two.
 */
@Tag("bench")
@Tag("semester-opens")
class SemesterRestartBench {
  private static final String ME = "leadership-for-sel";
  private static final int PEOPLE = 200;
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final TestDatabase.Database database = TestDatabase.get().freshDatabase("restart");

  @TempDir private Path files;

  @Test
  void nobody_is_lost_or_there_twice_after_a_restart() throws Exception {
    long before;
    try (ConfigurableApplicationContext application = start()) {
      deploy(application.getBean(CamundaClient.class));
      Semester semester = everybodyJoins(application);
      await("everybody waits")
          .atMost(PATIENCE)
          .until(
              () ->
                  active(application, MicroEndorsementPathProcess.Elements.GATEWAY_WAIT) == PEOPLE);

      TestEngine.leap(
          Duration.between(
                  TestEngine.now(),
                  application.getBean(SemesterService.class).beginOf(semester.opens()).toInstant())
              .plusMinutes(1));
      followEngine(application);
      await("some have begun")
          .atMost(PATIENCE)
          .pollInterval(Duration.ofMillis(20))
          .until(() -> enrolled(application) >= PEOPLE / 4);
      before = enrolled(application);
    }

    try (ConfigurableApplicationContext application = start()) {
      // Everything that was in progress at the stop is now long overdue.
      TestEngine.leap(Duration.ofMinutes(10));
      followEngine(application);
      await("everybody has their task")
          .atMost(PATIENCE)
          .until(() -> firstTasks(application) >= PEOPLE && unheard(application) == 0);

      System.out.printf(
          "%nBENCH semester-restart people=%d begun_before=%d enrolled=%d tasks=%d%n",
          PEOPLE, before, enrolled(application), firstTasks(application));
      assertThat(before).as("stopped in the middle").isLessThan(PEOPLE);
      assertThat(firstTasks(application)).as("nobody twice").isEqualTo(PEOPLE);
      assertThat(enrolled(application)).as("nobody twice").isEqualTo(PEOPLE);
      assertThat(number(application, "select count(distinct educator_id) from enrollment"))
          .as("nobody lost")
          .isEqualTo(PEOPLE);
    }
  }

  private ConfigurableApplicationContext start() throws Exception {
    var application =
        new SpringApplicationBuilder(TestApplication.class)
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
                "--camunda.client.prefer-rest-over-grpc=false",
                "--camunda.client.grpc-address=" + TestEngine.get().grpcAddress(),
                "--camunda.client.rest-address=" + TestEngine.get().restAddress(),
                "--camunda.client.worker.defaults.stream-enabled=true",
                "--camunda.client.worker.defaults.timeout=20s",
                "--endorse.base-url=https://badges.example.org",
                "--endorse.mail.interval=PT24H",
                "--endorse.storage.directory=" + Files.createDirectories(files.resolve("storage")),
                "--endorse.issuer.key-file=" + files.resolve("issuer.key"));
    followEngine(application);
    return application;
  }

  private static void followEngine(ConfigurableApplicationContext application) {
    application.getBean(TestClock.class).set(TestEngine.now());
  }

  private static void deploy(CamundaClient camunda) {
    DeployResourceCommandStep2 command = null;
    for (String resource : Models.resources()) {
      command =
          command == null
              ? camunda.newDeployResourceCommand().addResourceFromClasspath(resource)
              : command.addResourceFromClasspath(resource);
    }
    command.send().join();
  }

  private static Semester everybodyJoins(ConfigurableApplicationContext application) {
    application.getBean(CatalogSeed.class).load();
    JdbcClient jdbc = application.getBean(JdbcClient.class);
    jdbc.sql("update semester set opens = opens - 3000, closes = closes - 3000").update();
    jdbc.sql(
            """
            insert into account (id, username, email, display_name, password_hash, assessments_before)
            select gen_random_uuid(), 'e' || n, 'e' || n || '@example.org', 'Educator ' || n, '-', 0
            from generate_series(1, ?) n
            """)
        .param(PEOPLE)
        .update();
    jdbc.sql(
            """
            insert into account_role (account_id, role)
            select id, 'EDUCATOR' from account where username like 'e%'
            """)
        .update();
    LocalDate opens = LocalDate.ofInstant(TestEngine.now(), ZoneOffset.UTC).plusDays(30);
    Semester semester =
        application.getBean(SemesterService.class).add("Next", opens, opens.plusDays(300));
    EndorsementPathService paths = application.getBean(EndorsementPathService.class);
    for (int n = 1; n <= PEOPLE; n++) {
      paths.join("e" + n, ME, null, semester.id());
    }
    return semester;
  }

  private static long active(ConfigurableApplicationContext application, String elementId) {
    return application
        .getBean(CamundaClient.class)
        .newElementInstanceSearchRequest()
        .filter(element -> element.elementId(elementId).state(ElementInstanceState.ACTIVE))
        .page(page -> page.limit(1))
        .send()
        .join()
        .page()
        .totalItems();
  }

  private static long firstTasks(ConfigurableApplicationContext application) {
    return active(application, MicroCredentialPathProcess.Elements.COMMIT_TO_LEARN);
  }

  private static long enrolled(ConfigurableApplicationContext application) {
    return number(application, "select count(*) from enrollment");
  }

  private static long unheard(ConfigurableApplicationContext application) {
    return number(
        application, "select count(*) from event_publication where completion_date is null");
  }

  private static long number(ConfigurableApplicationContext application, String sql) {
    return application.getBean(JdbcClient.class).sql(sql).query(Long.class).single();
  }
}
