package org.microendorse.processes;

import io.camunda.client.CamundaClient;
import io.camunda.process.test.api.CamundaAssert;
import io.camunda.process.test.api.CamundaProcessTestExtension;
import io.camunda.process.test.api.CamundaProcessTestRuntimeMode;
import org.microendorse.engine.testing.TestEngine;

/** Camunda Process Test on the project's own engine instead of a container. */
final class ProcessTestEngine {
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
}
