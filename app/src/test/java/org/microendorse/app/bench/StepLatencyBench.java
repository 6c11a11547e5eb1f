package org.microendorse.app.bench;

import io.camunda.client.CamundaClient;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.microendorse.app.PortalSession;
import org.microendorse.app.PortalTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/**
 * How long after a person's step the next person has their task: from sending the step until the
 * other's list of tasks, asked for a few milliseconds after each answer, shows what follows from
 * it.
 */
@Tag("bench")
@Tag("step-latency")
@TestPropertySource(properties = "endorse.evidence.quota.uploads-per-hour=100000")
class StepLatencyBench extends PortalTest {
  private static final String MICRO_CREDENTIAL = "equity-mindset";
  private static final int WARM_UP = 20;
  private static final int ROUNDS = Integer.getInteger("bench.rounds", 200);

  /** Asking without pause would take a processor from what is measured. */
  private static final Duration BETWEEN_QUESTIONS = Duration.ofMillis(5);

  @TempDir private Path files;
  @Autowired private CamundaClient camunda;

  @Test
  void the_next_person_has_their_task_soon() {
    PortalSession educator = signIn("ada");
    var portal =
        new PortalPath(
            MICRO_CREDENTIAL,
            signIn("max"),
            signIn("otto"),
            new DemoPortfolio(files),
            BETWEEN_QUESTIONS);
    play(portal, educator, new Steps());
    try (var bare = new BareEngine(camunda, BETWEEN_QUESTIONS)) {
      var steps = new Steps();
      for (int i = 0; i < WARM_UP; i++) {
        play(portal, educator, steps);
        bare.playPath(steps);
      }
      for (int i = 0; i < WARM_UP; i++) {
        steps.all().forEach(bare::playChain);
      }
      steps.all().forEach(Steps.Stretch::begin);

      for (int i = 0; i < ROUNDS; i++) {
        play(portal, educator, steps);
        bare.playPath(steps);
        steps.all().forEach(bare::playChain);
      }

      steps.all().forEach(Steps.Stretch::print);
      new PathProfile(camunda).print(ROUNDS);
    }
  }

  private static void play(PortalPath portal, PortalSession educator, Steps steps) {
    portal.evaluate(educator, portal.play(educator, steps));
  }
}
