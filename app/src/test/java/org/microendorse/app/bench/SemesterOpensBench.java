package org.microendorse.app.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.search.enums.ElementInstanceState;
import io.camunda.client.api.search.enums.UserTaskState;
import java.io.BufferedReader;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.microendorse.app.PortalSession;
import org.microendorse.app.PortalTest;
import org.microendorse.domain.calendar.Semester;
import org.microendorse.domain.calendar.SemesterService;
import org.microendorse.domain.enrollment.EndorsementPathService;
import org.microendorse.engine.testing.TestEngine;
import org.microendorse.processes.MicroCredentialPathProcess;
import org.microendorse.processes.MicroEndorsementPathProcess;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Many people wait for one day, and the clock passes it. Prints how long it takes until everybody
 * has their first task, first for a thousand people, then for ten times as many.
 */
@Tag("bench")
@Tag("semester-opens")
class SemesterOpensBench extends PortalTest {
  private static final String ME = "leadership-for-sel";
  private static final int FEW = 1_000;
  private static final int MANY = 10_000;
  private static final double MOST_GROWTH = 11;
  private static final Duration PATIENCE = Duration.ofMinutes(20);

  @Autowired private EndorsementPathService paths;
  @Autowired private SemesterService semesters;
  @Autowired private CamundaClient camunda;
  @Autowired private JdbcClient jdbc;

  @Test
  void everybody_has_their_first_task_soon_after_the_semester_opens() throws Exception {
    PortalSession reader = newEducator();
    reader.enroll("equity-mindset");

    double few = opens(FEW, 30, reader);
    double many = opens(MANY, 60, reader);

    double growth = many / few;
    System.out.printf(
        Locale.ROOT,
        "%nBENCH semester-opens growth people=%d..%d factor=%.1f target=%.0f met=%b%n",
        FEW,
        MANY,
        growth,
        MOST_GROWTH,
        growth <= MOST_GROWTH);
  }

  /** How many seconds it takes until as many people have their first task. */
  private double opens(int people, int inDays, PortalSession reader) throws Exception {
    Semester semester = semester(inDays);
    long tasksBefore = firstTasks();
    long waitingBefore = waiting();
    join(people, semester);
    await("everybody waits").atMost(PATIENCE).until(() -> waiting() - waitingBefore == people);

    var latencies = new Latencies();
    var over = new AtomicBoolean();
    double seconds;
    try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
      clients.submit(() -> read(reader, latencies, over));
      TestEngine.leap(
          Duration.between(TestEngine.now(), semesters.beginOf(semester.opens()).toInstant())
              .plusMinutes(1));
      long begin = System.nanoTime();
      await("everybody has their task")
          .atMost(PATIENCE)
          .pollInterval(Duration.ofMillis(500))
          .until(() -> firstTasks() - tasksBefore >= people);
      seconds = (System.nanoTime() - begin) / 1e9;
      over.set(true);
    }
    assertThat(firstTasks() - tasksBefore).as("nobody twice").isEqualTo(people);
    assertThat(enrolledOnce(semester)).as("nobody lost").isEqualTo(people);
    System.out.printf(
        Locale.ROOT,
        "%nBENCH semester-opens people=%d seconds=%.1f per_second=%.0f app_mb=%d children_mb=%d%n",
        people,
        seconds,
        people / seconds,
        memory(ProcessHandle.current().pid()),
        ProcessHandle.current().descendants().mapToLong(it -> memory(it.pid())).sum());
    latencies.print("semester-opens", "page=my-tasks people=" + people, 300);
    return seconds;
  }

  /** Instead of those there are. */
  private Semester semester(int inDays) {
    jdbc.sql("update semester set opens = opens - 3000, closes = closes - 3000").update();
    LocalDate opens = LocalDate.ofInstant(TestEngine.now(), ZoneOffset.UTC);
    return semesters.add(
        "Semester " + UUID.randomUUID(), opens.plusDays(inDays), opens.plusDays(inDays + 300));
  }

  private void join(int people, Semester semester) {
    String prefix = "p" + people + "x";
    jdbc.sql(
            """
            insert into account (id, username, email, display_name, password_hash, assessments_before)
            select gen_random_uuid(), :prefix || n, :prefix || n || '@example.org', 'Person ' || n, '-', 0
            from generate_series(1, :people) n
            """)
        .param("prefix", prefix)
        .param("people", people)
        .update();
    jdbc.sql(
            """
            insert into account_role (account_id, role)
            select id, 'EDUCATOR' from account where username like :prefix || '%'
            """)
        .param("prefix", prefix)
        .update();
    try (var threads = Executors.newFixedThreadPool(4)) {
      IntStream.rangeClosed(1, people)
          .forEach(n -> threads.submit(() -> paths.join(prefix + n, ME, null, semester.id())));
    }
  }

  private long waiting() {
    return camunda
        .newElementInstanceSearchRequest()
        .filter(
            element ->
                element
                    .elementId(MicroEndorsementPathProcess.Elements.GATEWAY_WAIT)
                    .state(ElementInstanceState.ACTIVE))
        .page(page -> page.limit(1))
        .send()
        .join()
        .page()
        .totalItems();
  }

  private long firstTasks() {
    return camunda
        .newUserTaskSearchRequest()
        .filter(
            task ->
                task.elementId(MicroCredentialPathProcess.Elements.COMMIT_TO_LEARN)
                    .state(UserTaskState.CREATED))
        .page(page -> page.limit(1))
        .send()
        .join()
        .page()
        .totalItems();
  }

  private long enrolledOnce(Semester semester) {
    return jdbc.sql(
            """
            select count(*) from (
              select e.educator_id from enrollment e
              join endorsement_path p on p.id = e.endorsement_path_id
              where p.first_semester_id = ? group by e.educator_id having count(*) = 1) once
            """)
        .param(semester.id())
        .query(Long.class)
        .single();
  }

  private static Void read(PortalSession reader, Latencies latencies, AtomicBoolean over)
      throws InterruptedException {
    while (!over.get()) {
      long begun = System.nanoTime();
      assertThat(reader.get("/").statusCode()).isEqualTo(200);
      latencies.addSince(begun);
      TimeUnit.MILLISECONDS.sleep(100);
    }
    return null;
  }

  /** Resident, in megabytes. */
  private static long memory(long pid) {
    try {
      Process ps =
          new ProcessBuilder(List.of("ps", "-o", "rss=", "-p", String.valueOf(pid))).start();
      try (BufferedReader answer = ps.inputReader()) {
        String line = answer.readLine();
        return line == null ? 0 : Long.parseLong(line.strip()) / 1024;
      }
    } catch (IOException e) {
      return 0;
    }
  }
}
