package org.microendorse.domain.evidence;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.microendorse.domain.media.Content;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * Takes every kind of bomb through everything that an upload and a pre-check do. None costs the
 * portal's own process memory or time, and none costs the process that opens it more than allowed.
 */
@SpringBootTest(
    classes = BombTest.Parts.class,
    webEnvironment = SpringBootTest.WebEnvironment.NONE,
    properties = {
      "endorse.evidence.isolation.memory=128MB",
      "endorse.evidence.isolation.deadline=1s",
    })
class BombTest {
  private static final long MEGABYTE = 1 << 20;

  /** Heap, code, and what native decoders take. */
  private static final long MOST_OF_A_CHILD = 500 * MEGABYTE;

  private static final long MOST_OF_THE_PORTAL = 64 * MEGABYTE;

  /** Two attempts to clean it and two to open it, with the starts of new processes. */
  private static final Duration LONGEST = Duration.ofSeconds(120);

  private static final Duration LONGEST_OF_THE_PORTAL = Duration.ofSeconds(2);

  @TempDir private static Path directory;

  @Autowired private ArtifactStorage storage;
  @Autowired private IsolatedInspector inspector;
  @Autowired private BlindCopies copies;
  @Autowired private EvidenceInspection inspection;

  /** Only what a file goes through: no database, no engine. */
  @ConfigurationPropertiesScan({
    "org.microendorse.domain.evidence",
    "org.microendorse.domain.media",
    "org.microendorse.workers.evidence"
  })
  @ComponentScan(
      basePackages = {"org.microendorse.domain.evidence", "org.microendorse.workers.evidence"},
      useDefaultFilters = false,
      includeFilters =
          @ComponentScan.Filter(
              type = FilterType.REGEX,
              pattern =
                  ".*\\.(IsolatedProcesses|LocalFolderStorage|IsolatedInspector|BlindCopies|EvidenceInspection)"))
  static class Parts {
    @Bean
    Clock clock() {
      return Clock.systemUTC();
    }
  }

  @DynamicPropertySource
  static void folder(DynamicPropertyRegistry settings) {
    settings.add("endorse.storage.directory", directory::toString);
  }

  @ParameterizedTest
  @EnumSource(Bomb.class)
  void a_bomb_stays_within_the_limits(Bomb bomb) throws Exception {
    byte[] bytes = bomb.make();
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long allocated = threads.getCurrentThreadAllocatedBytes();
    long busy = threads.getCurrentThreadCpuTime();
    Instant begun = Instant.now();
    String outcome;
    long peak;
    try (MemoryOfChildren memory = new MemoryOfChildren()) {
      outcome = addAndLookInto(bytes, bomb.fileName());
      peak = memory.peak();
    }
    allocated = threads.getCurrentThreadAllocatedBytes() - allocated - bytes.length;
    Duration own = Duration.ofNanos(threads.getCurrentThreadCpuTime() - busy);
    Duration took = Duration.between(begun, Instant.now());
    System.out.printf(
        "%s: %,d bytes, %s, %d ms, child %d MB, portal %d MB%n",
        bomb, bytes.length, outcome, took.toMillis(), peak / MEGABYTE, allocated / MEGABYTE);

    assertThat(outcome).isIn(bomb.outcomes());
    assertThat(took).isLessThan(LONGEST);
    assertThat(peak).isLessThan(MOST_OF_A_CHILD);
    assertThat(allocated).isLessThan(MOST_OF_THE_PORTAL);
    assertThat(own).isLessThan(LONGEST_OF_THE_PORTAL);
  }

  private String addAndLookInto(byte[] bytes, String name) throws IOException {
    try (ArtifactStorage.Incoming incoming =
        storage.receive(new ByteArrayInputStream(bytes), Long.MAX_VALUE)) {
      IsolatedInspector.Inspected inspected = inspector.inspect(incoming.file(), name);
      Content content = inspected.content();
      Artifact artifact =
          new Artifact(
              UUID.randomUUID(),
              "requirement",
              name,
              content.mediaType(),
              incoming.size(),
              incoming.sha256(),
              Instant.now());
      try (BlindCopies.Copy copy = copies.of(incoming, content, name)) {
        copy.noteIn(artifact);
        artifact.found(inspected.legibility(artifact.hasBlindCopy()));
        incoming.keep();
        copy.keep();
      }
      return inspection.inspect(artifact, "File 1").legibility().name();
    } catch (EvidenceRefused refused) {
      assertThat(refused).hasMessageStartingWith("\"" + name + "\"");
      return "REFUSED";
    }
  }

  /** Watches the processes that this one has started. */
  private static final class MemoryOfChildren implements AutoCloseable {
    private final AtomicLong peak = new AtomicLong();
    private final Thread watch = Thread.ofPlatform().daemon().start(this::look);

    long peak() {
      lookOnce();
      return peak.get();
    }

    private void look() {
      while (!Thread.currentThread().isInterrupted()) {
        lookOnce();
        java.util.concurrent.locks.LockSupport.parkNanos(10_000_000);
      }
    }

    private void lookOnce() {
      ProcessHandle.current()
          .children()
          .filter(MemoryOfChildren::isIsolated)
          .forEach(child -> peak.accumulateAndGet(residentSet(child), Math::max));
    }

    /** Until a child runs a program of its own, the system shows the memory of its parent. */
    private static boolean isIsolated(ProcessHandle child) {
      try {
        return child.info().command().orElse("").endsWith("java")
            && Files.readString(Path.of("/proc", Long.toString(child.pid()), "cmdline"), ISO_8859_1)
                .contains("isolated-process.xml");
      } catch (IOException ended) {
        return false;
      }
    }

    /** In bytes; where there is no such file, nothing is measured. */
    private static long residentSet(ProcessHandle process) {
      try (Stream<String> lines =
          Files.lines(Path.of("/proc", Long.toString(process.pid()), "status"))) {
        return lines
            .filter(line -> line.startsWith("VmRSS:"))
            .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("[^0-9]", "")))
            .findFirst()
            .orElse(0);
      } catch (IOException | java.io.UncheckedIOException ended) {
        return 0;
      }
    }

    @Override
    public void close() {
      watch.interrupt();
    }
  }
}
