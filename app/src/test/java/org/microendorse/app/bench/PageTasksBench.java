package org.microendorse.app.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.CamundaFuture;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.microendorse.app.PortalSession;
import org.microendorse.app.PortalTest;
import org.microendorse.domain.people.Account;
import org.microendorse.domain.people.Accounts;
import org.microendorse.domain.people.Role;
import org.microendorse.processes.MicroCredentialPathProcess;
import org.microendorse.processes.Variables;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * The page "My tasks" of an educator on three paths who has a thousand open tasks. Requests come at
 * fixed times, whether earlier ones have been answered or not, and waiting counts.
 */
@Tag("bench")
@Tag("page-tasks")
class PageTasksBench extends PortalTest {
  private static final String EDUCATOR = "wanda";
  private static final List<String> PATHS =
      List.of("elevating-sel", "equity-mindset", "el-data-trends");
  private static final int TASKS = 1_000;
  private static final int AT_ONCE = 50;
  private static final int PER_SECOND = 20;
  private static final int WARM_UP_SECONDS = 15;
  private static final int SECONDS = 30;

  @Autowired private CamundaClient camunda;
  @Autowired private Accounts accounts;

  @Test
  void my_tasks_are_shown_at_once_even_if_they_are_many() throws Exception {
    addEducator();
    PortalSession educator = signIn(EDUCATOR);
    giveTasks(PATHS.stream().map(educator::enroll).toList());
    await("all tasks are in the inbox")
        .atMost(Duration.ofMinutes(2))
        .until(() -> educator.get("/").body().contains((TASKS + PATHS.size()) + " tasks"));
    requestSteadily(educator, WARM_UP_SECONDS);

    Latencies latencies = requestSteadily(educator, SECONDS);

    latencies.print("page-tasks", "tasks=%d rate=%d".formatted(TASKS, PER_SECOND), 100);
  }

  private void addEducator() {
    Account ada = accounts.findByUsername("ada").orElseThrow();
    accounts.save(
        new Account(
            EDUCATOR,
            EDUCATOR + "@example.org",
            "Wanda Many",
            ada.passwordHash(),
            EnumSet.of(Role.EDUCATOR),
            ada.district(),
            ada.school()));
  }

  /** Paths at their first task, for enrollments that really exist. */
  private void giveTasks(List<String> enrollments) {
    for (int begun = 0; begun < TASKS; begun += AT_ONCE) {
      List<CamundaFuture<?>> starting = new ArrayList<>();
      for (int i = 0; i < AT_ONCE; i++) {
        starting.add(
            camunda
                .newCreateInstanceCommand()
                .bpmnProcessId(MicroCredentialPathProcess.PROCESS_ID)
                .latestVersion()
                .variables(
                    Map.of(
                        Variables.ENROLLMENT_ID,
                        enrollments.get(i % enrollments.size()),
                        Variables.EDUCATOR_ID,
                        EDUCATOR))
                .startBeforeElement(MicroCredentialPathProcess.Elements.COMMIT_TO_LEARN)
                .send());
      }
      starting.forEach(CamundaFuture::join);
    }
  }

  private static Latencies requestSteadily(PortalSession person, int seconds)
      throws InterruptedException, ExecutionException {
    var latencies = new Latencies();
    long interval = TimeUnit.SECONDS.toNanos(1) / PER_SECOND;
    long begin = System.nanoTime();
    List<Future<?>> answers = new ArrayList<>();
    try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < seconds * PER_SECOND; i++) {
        long due = begin + i * interval;
        TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
        answers.add(
            clients.submit(
                () -> {
                  assertThat(person.get("/").statusCode()).isEqualTo(200);
                  latencies.addSince(due);
                }));
      }
      for (Future<?> answer : answers) {
        answer.get();
      }
    }
    return latencies;
  }
}
