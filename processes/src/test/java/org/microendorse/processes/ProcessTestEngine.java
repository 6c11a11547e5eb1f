package org.microendorse.processes;

import io.camunda.client.CamundaClient;
import io.camunda.process.test.api.CamundaProcessTestExtension;
import io.camunda.process.test.api.CamundaProcessTestRuntimeMode;
import java.net.URI;

/** Camunda Process Test on the project's own engine instead of a container. */
final class ProcessTestEngine {
  private ProcessTestEngine() {}

  static CamundaProcessTestExtension extension() {
    return new CamundaProcessTestExtension()
        .withRuntimeMode(CamundaProcessTestRuntimeMode.REMOTE)
        .withRemoteCamundaClientBuilderFactory(
            () ->
                CamundaClient.newClientBuilder()
                    .grpcAddress(URI.create("http://127.0.0.1:28500"))
                    .restAddress(URI.create("http://127.0.0.1:28088"))
                    .preferRestOverGrpc(false))
        .withRemoteCamundaMonitoringApiAddress(URI.create("http://127.0.0.1:29600"));
  }
}
