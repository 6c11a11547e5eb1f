package org.microendorse.app.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.search.enums.ElementInstanceState;
import io.camunda.client.api.search.enums.UserTaskState;
import java.io.BufferedReader;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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
 * Many people wait for one day, and the clock passes it. Prints how long it takes until everyone
 * has their first task: with the portal, and in the engine alone with the same models (floor), for
 * a thousand people and then for ten times as many.
 */
@Tag("bench")
@Tag("semester-opens")
class SemesterOpensBench extends PortalTest {
  private static final String ME = "leadership-for-sel";
  private static final List<Integer> PEOPLE =
      Stream.of(System.getProperty("bench.people", "1000,10000").split(","))
          .map(Integer::valueOf)
          .toList();
  private static final int WARM_UP = 100;
  private static final double MOST_GROWTH = 11;
  private static final Duration PATIENCE = Duration.ofMinutes(20);

  @Autowired private EndorsementPathService paths;
  @Autowired private SemesterService semesters;
  @Autowired private CamundaClient camunda;
  @Autowired private JdbcClient jdbc;

  /**
   * How long it takes until this many people have their first task, and how fast pages are then.
   */
  private record Opened(int people, double seconds, double floor, Latencies pages) {

    void print(Machine machine) {
      System.out.printf(
          Locale.ROOT,
          "%nBENCH semester-opens people=%d seconds=%.1f floor_seconds=%.1f ratio=%.2f"
              + " per_second=%.0f app_mb=%d children_mb=%d %s%n",
          people,
          seconds,
          floor,
          seconds / floor,
          people / seconds,
          memory(ProcessHandle.current().pid()),
          ProcessHandle.current().descendants().mapToLong(it -> memory(it.pid())).sum(),
          machine);
      pages.print("semester-opens", "page=my-tasks people=" + people, 300);
    }
  }

  @Test
  void everyone_has_their_first_task_soon_after_the_semester_opens() {
    PortalSession reader = newEducator();
    reader.enroll("equity-mindset");
    List<Opened> opened = new ArrayList<>();
    try (var bare = new BareEngine(camunda, Duration.ofMillis(100))) {
      opens(WARM_UP, reader, bare);
      for (int people : PEOPLE) {
        var machine = new Machine();
        Opened next = opens(people, reader, bare);
        next.print(machine);
        opened.add(next);
      }
    }
    printGrowth(opened.getFirst(), opened.getLast());
  }

  private Opened opens(int people, PortalSession reader, BareEngine bare) {
    Semester semester = semester();
    Instant opens = semesters.beginOf(semester.opens()).toInstant();
    var latencies = new Latencies();
    double seconds =
        seconds("", people, opens, () -> join(people, semester), () -> read(reader, latencies));
    assertThat(enrolledOnce(semester)).as("nobody lost").isEqualTo(people);
    Instant later = opens.plus(Duration.ofDays(1));
    // A person who reads pages meanwhile puts the same load on both.
    double floor =
        seconds(
            BareEngine.PREFIX,
            people,
            later,
            () -> bare.join(people, later),
            () -> read(reader, new Latencies()));
    return new Opened(people, seconds, floor, latencies);
  }

  private static void printGrowth(Opened few, Opened many) {
    if (few == many) {
      return;
    }
    double growth = many.seconds() / few.seconds();
    System.out.printf(
        Locale.ROOT,
        "%nBENCH semester-opens growth people=%d..%d factor=%.1f floor_factor=%.1f target=%.0f"
            + " met=%b%n",
        few.people(),
        many.people(),
        growth,
        many.floor() / few.floor(),
        MOST_GROWTH,
        growth <= MOST_GROWTH);
  }

  /**
   * How many seconds it takes from the beginning of the day until everyone has their task.
   *
   * @param prefix of the processes' names
   * @param reading what a person does meanwhile, ten times a second
   */
  private double seconds(
      String prefix, int people, Instant opens, Runnable joining, Runnable reading) {
    long tasksBefore = firstTasks(prefix);
    long waitingBefore = waiting(prefix);
    joining.run();
    await("everybody waits")
        .atMost(PATIENCE)
        .until(() -> waiting(prefix) - waitingBefore == people);
    double seconds;
    try (var reader = Executors.newSingleThreadScheduledExecutor()) {
      var pages = reader.scheduleWithFixedDelay(reading, 0, 100, TimeUnit.MILLISECONDS);
      TestEngine.leap(Duration.between(TestEngine.now(), opens).plusMinutes(1));
      long begin = System.nanoTime();
      await("everybody has their task")
          .atMost(PATIENCE)
          .pollInterval(Duration.ofMillis(200))
          .until(() -> firstTasks(prefix) - tasksBefore >= people);
      seconds = (System.nanoTime() - begin) / 1e9;
      assertThat(pages.isDone()).as("a page did not come").isFalse();
    }
    assertThat(firstTasks(prefix) - tasksBefore).as("nobody twice").isEqualTo(people);
    return seconds;
  }

  /** Replaces all semesters. Nobody is told, so people who joined before keep theirs. */
  private Semester semester() {
    jdbc.sql("update semester set opens = opens - 3000, closes = closes - 3000").update();
    UUID id = UUID.randomUUID();
    LocalDate opens = LocalDate.ofInstant(TestEngine.now(), ZoneOffset.UTC).plusDays(30);
    jdbc.sql("insert into semester (id, name, opens, closes) values (?, ?, ?, ?)")
        .params(id, "Semester " + id, opens, opens.plusDays(300))
        .update();
    return semesters.get(id);
  }

  private void join(int people, Semester semester) {
    String prefix = "p" + semester.id() + "x";
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

  private long waiting(String prefix) {
    return camunda
        .newElementInstanceSearchRequest()
        .filter(
            element ->
                element
                    .processDefinitionId(prefix + MicroEndorsementPathProcess.PROCESS_ID)
                    .elementId(MicroEndorsementPathProcess.Elements.GATEWAY_WAIT)
                    .state(ElementInstanceState.ACTIVE))
        .page(page -> page.limit(1))
        .send()
        .join()
        .page()
        .totalItems();
  }

  private long firstTasks(String prefix) {
    return camunda
        .newUserTaskSearchRequest()
        .filter(
            task ->
                task.bpmnProcessId(prefix + MicroCredentialPathProcess.PROCESS_ID)
                    .elementId(MicroCredentialPathProcess.Elements.COMMIT_TO_LEARN)
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

  private static void read(PortalSession reader, Latencies latencies) {
    long begun = System.nanoTime();
    assertThat(reader.get("/").statusCode()).isEqualTo(200);
    latencies.addSince(begun);
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
