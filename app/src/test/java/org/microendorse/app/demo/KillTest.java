package org.microendorse.app.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.io.CleanupMode.ON_SUCCESS;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.assertj.core.api.Condition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.microendorse.app.demo.DemoJourney.Step;
import org.microendorse.engine.FreePorts;
import org.microendorse.engine.testing.IndependentVerifiers;
import org.microendorse.engine.testing.IndependentVerifiers.Answer;
import org.microendorse.processes.MicroCredentialPathProcess;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPatternParser;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

class KillTest {

  private static final List<String> CAST = List.of("ada", "max", "mia", "otto", "olga", "carl");
  private static final String PASSWORD = "micro-endorse";

  private final AtomicBoolean applicationKilled = new AtomicBoolean();

  @Test
  void
      application_and_broker_are_killed_in_the_middle_and_the_calendar_changes__one_badge_one_record_and_one_mail_of_each_kind(
          @TempDir(cleanup = ON_SUCCESS) Path directory) throws Exception {
    Path data = Files.createDirectories(directory.resolve("data"));
    try (var application = new RunningApplication(data, FreePorts.any())) {
      var journey =
          new DemoJourney(
              application.portal(),
              PASSWORD,
              CAST,
              directory.resolve("files"),
              step -> interrupt(application, step));
      journey.begin();

      var path = journey.play(Duration.ofMinutes(3));

      assertThat(path.path("status").asString("")).isEqualTo("EARNED");
      assertThat(path.path("attempt").asInt(0)).isEqualTo(2);
      assertThat(applicationKilled).isTrue();
      assertThat(others(application, journey.badge()))
          .isEqualTo(new Answer(true, true, "\"why\":[]"));
      assertThat(journey.badges()).hasSize(1);
      assertThat(journey.requests())
          .filteredOn(it -> it.contains(" /api/"))
          .hasSizeGreaterThan(10)
          .allMatch(described(application));
      assertThat(journey.transcript().at("/credentialSubject/hoursEarned"))
          .extracting(hours -> hours.get("hours").asInt(0))
          .containsExactly(path.at("/microCredential/hours").asInt(0));
      await("every mail has been sent")
          .atMost(Duration.ofSeconds(30))
          .untilAsserted(
              () ->
                  assertThat(subjects(data.resolve("mail")))
                      .filteredOn(it -> it.contains(path.at("/microCredential/title").asString("")))
                      .hasSize(5)
                      .areExactly(2, subject("we have your portfolio"))
                      .areExactly(1, subject("feedback on your portfolio"))
                      .areExactly(1, subject("you have earned"))
                      .areExactly(1, subject("your record for")));
    }
  }

  private void interrupt(RunningApplication application, Step step) {
    if (step.elementId().equals(MicroCredentialPathProcess.Elements.SUBMIT_PORTFOLIO)
        && applicationKilled.compareAndSet(false, true)) {
      long broker = application.brokerId();
      LocalDate due = dueOfReview(application, null);
      application.kill();
      await("the broker ends when the application is killed")
          .atMost(Duration.ofSeconds(30))
          .until(() -> ProcessHandle.of(broker).isEmpty());
      application.start("endorse.calendar.holidays[%s]=A holiday more".formatted(due));
      assertThat(dueOfReview(application, due)).isAfter(due);
    }
  }

  /** Waits until the due date of the assessment differs from the one before, and returns it. */
  private static LocalDate dueOfReview(RunningApplication application, LocalDate before) {
    var max = new PortalClient(application.portal()).signIn("max", PASSWORD);
    return await("the review is planned")
        .atMost(Duration.ofSeconds(60))
        .until(
            () ->
                StreamSupport.stream(max.get("/api/tasks").spliterator(), false)
                    .map(
                        task -> LocalDate.parse(task.path("dueDate").asString("").substring(0, 10)))
                    .filter(due -> !due.equals(before))
                    .findFirst(),
            Optional::isPresent)
        .orElseThrow();
  }

  /** Whether the description of the HTTP interface has such a request. */
  private static Predicate<String> described(RunningApplication application) {
    JsonNode paths =
        new PortalClient(application.portal())
            .signIn("ada", PASSWORD)
            .get("/api/docs")
            .get("paths");
    return request -> {
      String method = request.substring(0, request.indexOf(' ')).toLowerCase(Locale.ROOT);
      PathContainer path = PathContainer.parsePath(request.substring(request.indexOf(' ') + 1));
      return paths.properties().stream()
          .anyMatch(
              it ->
                  it.getValue().has(method)
                      && PathPatternParser.defaultInstance.parse(it.getKey()).matches(path));
    };
  }

  /** What two independent programs say about the badge, with the published status list. */
  private static Answer others(RunningApplication application, String badge) throws IOException {
    String list =
        new ObjectMapper()
            .readTree(badge)
            .at("/credentialStatus/statusListCredential")
            .asString("");
    String published =
        new PortalClient(application.portal())
            .get(URI.create(list).getPath(), "application/vc+ld+json");
    return IndependentVerifiers.check(Map.of("badge", badge), Map.of(list, published)).get("badge");
  }

  private static Condition<String> subject(String word) {
    return new Condition<>(
        subject -> subject.toLowerCase().contains(word), "a mail about %s", word);
  }

  private static List<String> subjects(Path mails) throws IOException {
    try (Stream<Path> files = Files.list(mails)) {
      return files.filter(file -> file.toString().endsWith(".eml")).map(KillTest::subject).toList();
    }
  }

  private static String subject(Path mail) {
    try (Stream<String> lines = Files.lines(mail)) {
      return lines.filter(line -> line.startsWith("Subject:")).findFirst().orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
