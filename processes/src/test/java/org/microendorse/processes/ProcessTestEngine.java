package org.microendorse.processes;

import io.camunda.process.test.api.CamundaAssert;
import io.camunda.process.test.api.CamundaProcessTestExtension;
import io.camunda.process.test.api.CamundaProcessTestRuntimeMode;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.microendorse.engine.testing.TestEngine;

/** Camunda Process Test on the project's own engine instead of a container. */
final class ProcessTestEngine {
  /** Most of what tests wait for happens within a few milliseconds. */
  private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

  /**
   * A leap of the clock ends every poll for jobs. A job on its way to one of them is lost until it
   * times out, which has to happen while tests still wait.
   */
  private static final Duration JOB_TIMEOUT = Duration.ofSeconds(10);

  private ProcessTestEngine() {}

  static CamundaProcessTestExtension extension() {
    var engine = TestEngine.get();
    CamundaAssert.setAssertionTimeout(PathFixture.PATIENCE);
    CamundaAssert.setAssertionInterval(LOOK_AGAIN);
    Awaitility.setDefaultPollInterval(LOOK_AGAIN);
    // Camunda's own delay: our engine has purged when it answers, so 250 ms more are not needed.
    io.camunda.shaded.awaitility.Awaitility.setDefaultPollDelay(Duration.ZERO);
    return new CamundaProcessTestExtension()
        .withRuntimeMode(CamundaProcessTestRuntimeMode.REMOTE)
        .withCamundaClientBuilderOverrides(
            client ->
                client
                    .grpcAddress(engine.grpcAddress())
                    .restAddress(engine.restAddress())
                    .defaultJobTimeout(JOB_TIMEOUT)
                    .defaultRequestTimeout(PathFixture.PATIENCE)
                    .preferRestOverGrpc(false))
        .withRemoteCamundaMonitoringApiAddress(engine.monitoringAddress());
  }
}
