package org.microendorse.workers.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.microendorse.domain.common.Refusal;
import org.microendorse.domain.evidence.Isolation;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.util.unit.DataSize;

class IsolatedProcessesTest {
  @TempDir Path folder;

  private final IsolatedProcesses processes =
      new IsolatedProcesses(properties(1, Duration.ofSeconds(3)));

  @AfterEach
  void end() {
    processes.destroy();
  }

  static IsolationProperties properties(int count, Duration deadline) {
    return new IsolationProperties(
        count,
        DataSize.ofMegabytes(64),
        deadline,
        Duration.ofMinutes(2),
        DataSize.ofMegabytes(8),
        2,
        Duration.ofMinutes(1),
        Duration.ofSeconds(10));
  }

  @Test
  void a_task_runs_in_another_process_which_is_kept() throws IOException {
    long first = processes.run(new WhichProcess(), 0);
    long second = processes.run(new WhichProcess(), 0);

    assertThat(first).isNotEqualTo(ProcessHandle.current().pid()).isEqualTo(second);
  }

  @Test
  void what_a_task_writes_arrives_byte_by_byte() throws IOException {
    ByteArrayOutputStream to = new ByteArrayOutputStream();

    processes.run(new Write(5_000_000), 0, to);

    byte[] expected = new byte[5_000_000];
    for (int i = 0; i < expected.length; i++) {
      expected[i] = (byte) (i % 251);
    }
    assertThat(to.toByteArray()).isEqualTo(expected);
  }

  @Test
  void what_a_task_throws_arrives_and_does_not_cost_the_process() throws IOException {
    long before = processes.run(new WhichProcess(), 0);

    assertThatThrownBy(() -> processes.run(new Refuse(), 0))
        .isInstanceOf(Refusal.class)
        .hasMessage("No, thank you.");
    assertThatThrownBy(() -> processes.run(new Break(), 0))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("cut off");
    assertThat(processes.run(new WhichProcess(), 0)).isEqualTo(before);
  }

  @Test
  void a_task_that_needs_too_much_memory_is_tried_twice_and_given_up() throws IOException {
    Path tries = folder.resolve("tries");

    assertThatThrownBy(() -> processes.run(new EatMemory(tries.toString()), 0))
        .isInstanceOf(Isolation.LimitExceeded.class);

    assertThat(Files.size(tries)).isEqualTo(2);
    assertThat(processes.run(new WhichProcess(), 0)).isPositive();
  }

  @Test
  void a_task_that_takes_too_long_is_ended_at_the_deadline() {
    IsolatedProcesses impatient = new IsolatedProcesses(properties(1, Duration.ofSeconds(1)));
    long begun = System.nanoTime();
    try {
      assertThatThrownBy(() -> impatient.run(new NeverEnd(null), 0))
          .isInstanceOf(Isolation.LimitExceeded.class)
          .hasMessageContaining("1 s");
    } finally {
      impatient.destroy();
    }

    assertThat(Duration.ofNanos(System.nanoTime() - begun))
        .isBetween(Duration.ofSeconds(2), Duration.ofSeconds(50));
  }

  @Test
  void a_task_that_only_waits_is_ended_too() {
    IsolatedProcesses impatient = new IsolatedProcesses(properties(1, Duration.ofSeconds(1)));
    try {
      assertThatThrownBy(() -> impatient.run(new Wait(), 0))
          .isInstanceOf(Isolation.LimitExceeded.class);
    } finally {
      impatient.destroy();
    }
  }

  @Test
  void a_task_that_calls_itself_for_ever_is_given_up() {
    assertThatThrownBy(() -> processes.run(new Recurse(), 0))
        .isInstanceOf(Isolation.LimitExceeded.class);
  }

  @Test
  void a_task_fills_no_disk_and_leaves_no_temporary_file() throws IOException {
    String file = processes.run(new FillDisk(), 0);

    assertThat(Files.size(Path.of(file))).isLessThanOrEqualTo(DataSize.ofMegabytes(16).toBytes());
    processes.destroy();
    assertThat(Path.of(file)).doesNotExist();
  }

  @Test
  void a_process_does_not_know_the_secrets_of_its_parent() throws IOException {
    assertThat(System.getenv()).containsKey("HOME");
    assertThat(processes.run(new Environment(), 0)).doesNotContain("HOME");
  }

  @Test
  void no_transaction_waits_for_a_file_to_be_opened() {
    TransactionSynchronizationManager.setActualTransactionActive(true);
    try {
      assertThatThrownBy(() -> processes.run(new WhichProcess(), 0))
          .isInstanceOf(IllegalTransactionStateException.class);
    } finally {
      TransactionSynchronizationManager.setActualTransactionActive(false);
    }
  }

  @Test
  void more_tasks_than_may_wait_are_refused() throws Exception {
    Path started = folder.resolve("started");
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> waiting = new ArrayList<>();
      waiting.add(threads.submit(() -> processes.run(new NeverEnd(started.toString()), 0)));
      await().until(() -> Files.exists(started));
      for (int i = 0; i < 8; i++) {
        waiting.add(threads.submit(() -> processes.run(new WhichProcess(), 0)));
      }
      List<Throwable> failures = new ArrayList<>();
      for (Future<?> future : waiting) {
        try {
          future.get();
        } catch (java.util.concurrent.ExecutionException e) {
          failures.add(e.getCause());
        }
      }
      assertThat(failures).filteredOn(Isolation.Busy.class::isInstance).hasSize(6);
      assertThat(failures).filteredOn(Isolation.LimitExceeded.class::isInstance).hasSize(1);
    }
  }

  @Test
  void processes_end_with_their_parent_even_in_the_middle_of_a_task() throws Exception {
    Path pid = folder.resolve("pid");
    Process parent =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Parent.class.getName(),
                pid.toString())
            .inheritIO()
            .start();
    await().atMost(Duration.ofSeconds(60)).until(() -> Files.exists(pid) && Files.size(pid) > 0);
    ProcessHandle child = ProcessHandle.of(Long.parseLong(Files.readString(pid))).orElseThrow();

    parent.destroyForcibly().waitFor();

    await().atMost(Duration.ofSeconds(20)).until(() -> !child.isAlive());
  }

  static final class Parent {
    private Parent() {}

    public static void main(String[] args) throws IOException {
      new IsolatedProcesses(properties(1, Duration.ofMinutes(5))).run(new NeverEnd(args[0]), 0);
    }
  }

  private record WhichProcess() implements Isolation.Task<Long> {
    @Override
    public Long run(OutputStream to) {
      return ProcessHandle.current().pid();
    }
  }

  private record Write(int size) implements Isolation.Task<Integer> {
    @Override
    public Integer run(OutputStream to) throws IOException {
      for (int i = 0; i < size; i++) {
        to.write(i % 251);
      }
      return size;
    }
  }

  private record Refuse() implements Isolation.Task<String> {
    @Override
    public String run(OutputStream to) {
      throw new Refusal(Refusal.AS_SAID, "No, thank you.");
    }
  }

  private record Break() implements Isolation.Task<String> {
    @Override
    public String run(OutputStream to) throws IOException {
      throw new IOException("cut off");
    }
  }

  private record EatMemory(String tries) implements Isolation.Task<Integer> {
    @Override
    public Integer run(OutputStream to) throws IOException {
      try (OutputStream count =
          Files.newOutputStream(
              Path.of(tries),
              java.nio.file.StandardOpenOption.CREATE,
              java.nio.file.StandardOpenOption.APPEND)) {
        count.write('x');
      }
      List<byte[]> all = new ArrayList<>();
      while (true) {
        all.add(new byte[1 << 20]);
      }
    }
  }

  private record NeverEnd(String started) implements Isolation.Task<Integer> {
    @Override
    public Integer run(OutputStream to) throws IOException {
      if (started != null) {
        Files.writeString(Path.of(started), Long.toString(ProcessHandle.current().pid()));
      }
      while (true) {
        Thread.onSpinWait();
      }
    }
  }

  private record Wait() implements Isolation.Task<Integer> {
    @Override
    public Integer run(OutputStream to) throws IOException {
      while (true) {
        LockSupport.parkNanos(Duration.ofMinutes(5).toNanos());
      }
    }
  }

  private record Recurse() implements Isolation.Task<Integer> {
    @Override
    public Integer run(OutputStream to) {
      return run(to) + 1;
    }
  }

  private record FillDisk() implements Isolation.Task<String> {
    @Override
    public String run(OutputStream to) throws IOException {
      Path file = Files.createTempFile("large", null);
      try (OutputStream bytes = Files.newOutputStream(file)) {
        for (int i = 0; i < 100; i++) {
          bytes.write(new byte[1 << 20]);
        }
        throw new IllegalStateException("100 MB were written.");
      } catch (IOException full) {
        return file.toString();
      }
    }
  }

  private record Environment() implements Isolation.Task<java.util.HashSet<String>> {
    @Override
    public java.util.HashSet<String> run(OutputStream to) {
      return new java.util.HashSet<>(System.getenv().keySet());
    }
  }
}
