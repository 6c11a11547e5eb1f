package org.microendorse.processes;

import io.camunda.client.CamundaClient;
import io.camunda.process.test.api.CamundaAssert;
import io.camunda.process.test.api.CamundaProcessTestContext;
import io.camunda.process.test.api.CamundaProcessTestExtension;
import io.camunda.process.test.api.CamundaProcessTestRuntimeMode;
import java.time.Duration;
import java.time.Instant;
import org.microendorse.engine.testing.TestEngine;

/** Camunda Process Test on the project's own engine instead of a container. */
final class ProcessTestEngine {
  /** What the engine's clock may walk on by itself while it is put back after a test. */
  private static final Duration WALK = Duration.ofMinutes(15);

  private static Instant latest = Instant.EPOCH;

  private ProcessTestEngine() {}

  static CamundaProcessTestExtension extension() {
    var engine = TestEngine.get();
    CamundaAssert.setAssertionTimeout(PathFixture.PATIENCE);
    return new CamundaProcessTestExtension()
        .withRuntimeMode(CamundaProcessTestRuntimeMode.REMOTE)
        .withRemoteCamundaClientBuilderFactory(
            () ->
                CamundaClient.newClientBuilder()
                    .grpcAddress(engine.grpcAddress())
                    .restAddress(engine.restAddress())
                    .preferRestOverGrpc(false))
        .withRemoteCamundaMonitoringApiAddress(engine.monitoringAddress());
  }

  /**
   * For tests in which time passes, before anything else: begins where earlier tests left off. A
   * broker of 8.6 whose clock was put back fires no timer until it has passed the latest moment it
   * has ever been at.
   */
  static void beginAfterEarlierLeaps(CamundaProcessTestContext context) {
    Duration behind = Duration.between(context.getCurrentTime(), latest);
    if (behind.isPositive()) {
      context.increaseTime(behind);
    }
  }

  /** Time passes. */
  static void leap(CamundaProcessTestContext context, Duration duration) {
    context.increaseTime(duration);
    latest = context.getCurrentTime().plus(WALK);
  }
}
