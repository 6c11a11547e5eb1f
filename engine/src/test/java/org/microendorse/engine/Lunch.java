package org.microendorse.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.CamundaClient;
import io.camunda.client.CamundaClientBuilder;
import io.camunda.client.api.response.ProcessInstanceEvent;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.microendorse.engine.testing.TestEngine;

/** The process the engine's tests play: somebody orders lunch. */
final class Lunch {

  static final String PROCESS = "OrderLunchProcess";

  private Lunch() {}

  static CamundaClientBuilder clientBuilder() {
    return clientBuilder(TestEngine.get());
  }

  static CamundaClientBuilder clientBuilder(LocalEngine engine) {
    return CamundaClient.newClientBuilder()
        .restAddress(engine.restAddress())
        .grpcAddress(engine.grpcAddress())
        .preferRestOverGrpc(false);
  }

  static void deploy(CamundaClient client) {
    client
        .newDeployResourceCommand()
        .addResourceFromClasspath("OrderLunchProcess.bpmn")
        .addResourceFromClasspath("dish.dmn")
        .addResourceFromClasspath("choose-dish.form")
        .send()
        .join();
  }

  static ProcessInstanceEvent order(CamundaClient client, String orderId, int appetite) {
    return client
        .newCreateInstanceCommand()
        .bpmnProcessId(PROCESS)
        .latestVersion()
        .variables(
            Map.of("orderId", orderId, "appetite", appetite, "candidates", List.of("ann", "ben")))
        .send()
        .join();
  }

  /** Takes the one job there is and uses up its retries. */
  static void failCooking(CamundaClient client) {
    var jobs =
        client
            .newActivateJobsCommand()
            .jobType("lunch.cook")
            .maxJobsToActivate(1)
            .timeout(Duration.ofMinutes(1))
            .requestTimeout(Duration.ofSeconds(10))
            .send()
            .join()
            .getJobs();
    assertThat(jobs).hasSize(1);
    client
        .newFailCommand(jobs.getFirst())
        .retries(0)
        .errorMessage("The oven is cold")
        .send()
        .join();
  }
}
