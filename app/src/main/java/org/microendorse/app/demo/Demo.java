package org.microendorse.app.demo;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.microendorse.app.demo.DemoJourney.Step;
import org.microendorse.processes.CreditAwardProcess;
import org.microendorse.processes.MicroCredentialPathProcess;
import org.microendorse.processes.SecondScoringProcess;
import org.microendorse.processes.SubmissionReviewProcess;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Runs the {@link DemoJourney} when the application was started with {@code -Ddemo} and tells what
 * happened. With {@code -Ddemo=exit} it then ends the application: exit code 0 only if every step
 * really happened.
 */
@Component
@Profile("local")
@ConditionalOnProperty("demo")
class Demo {

  private static final Duration LIMIT = Duration.ofMinutes(3);
  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  /** What a whole path consists of, the resubmission included. */
  private static final Set<String> WHOLE_PATH =
      Set.of(
          MicroCredentialPathProcess.Elements.COMMIT_TO_LEARN,
          MicroCredentialPathProcess.Elements.ASSESS_YOURSELF,
          MicroCredentialPathProcess.Elements.WORK_THROUGH_ACTIVITIES,
          MicroCredentialPathProcess.Elements.BUILD_PORTFOLIO,
          MicroCredentialPathProcess.Elements.SUBMIT_PORTFOLIO,
          SubmissionReviewProcess.Elements.ASSESS_SUBMISSION,
          SecondScoringProcess.Elements.SCORE_SUBMISSION,
          SubmissionReviewProcess.Elements.APPROVE_ASSESSMENT,
          MicroCredentialPathProcess.Elements.READ_FEEDBACK,
          CreditAwardProcess.Elements.EVALUATE_AND_CHOOSE);

  private final String mode;
  private final String password;
  private final List<String> cast;
  private final Path output;

  Demo(
      @Value("${demo}") String mode,
      @Value("${endorse.demo.password}") String password,
      @Value("${endorse.demo.cast}") List<String> cast,
      @Value("${endorse.demo.output}") Path output) {
    this.mode = mode;
    this.password = password;
    this.cast = cast;
    this.output = output;
  }

  /** Runs once everything is up and the startup summary has been printed. */
  @EventListener
  @Order
  void play(ApplicationReadyEvent ready) {
    var context = (ServletWebServerApplicationContext) ready.getApplicationContext();
    var portal =
        URI.create(
            "http://127.0.0.1:"
                + Objects.requireNonNull(context.getWebServer(), "it runs").getPort());
    Thread.ofPlatform()
        .name("demo")
        .start(
            () -> {
              boolean whole = play(portal);
              if (mode.equals("exit")) {
                System.exit(whole ? 0 : 1);
              }
            });
  }

  private boolean play(URI portal) {
    var steps = new ArrayList<Step>();
    try {
      say("");
      say("The demo: one educator, from enrollment to badge and record, over " + portal);
      say("");
      var journey =
          new DemoJourney(
              portal,
              password,
              cast,
              output.resolve("files"),
              step -> {
                steps.add(step);
                say(line(step));
              });
      journey.begin();
      var path = journey.play(LIMIT);
      Files.writeString(output.resolve("badge.json"), pretty(journey.badge()));
      Files.writeString(output.resolve("feedback.json"), pretty(journey.feedback()));
      Files.writeString(output.resolve("transcript.json"), pretty(journey.transcript()));
      Files.write(output.resolve("timeline.txt"), steps.stream().map(Demo::line).toList());
      var missing = new TreeSet<>(WHOLE_PATH);
      missing.removeAll(steps.stream().map(Step::elementId).collect(Collectors.toSet()));
      say("");
      if (!missing.isEmpty() || path.path("attempt").asInt(0) < 2) {
        say("The badge is earned, but this was not the whole path; missing: " + missing);
        return false;
      }
      say(
          "Badge and hours are earned. Badge, feedback, transcript and timeline are in "
              + output.toAbsolutePath());
      return true;
    } catch (IOException | RuntimeException e) {
      say("The demo did not finish: " + e.getMessage());
      return false;
    }
  }

  private static String line(Step step) {
    var waited =
        step.waited().isZero()
            ? ""
            : "  (%d ms after the step before)".formatted(step.waited().toMillis());
    return "  %tT  %-6s %s%s"
        .formatted(
            step.at().atZone(java.time.ZoneId.systemDefault()), step.who(), step.what(), waited);
  }

  private static String pretty(Object json) throws IOException {
    JsonNode node = json instanceof String text ? JSON.readTree(text) : (JsonNode) json;
    return JSON.writeValueAsString(node);
  }

  private static void say(String line) {
    System.out.println(line);
  }
}
