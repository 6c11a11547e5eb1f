package org.microendorse.engine;

import static org.awaitility.Awaitility.await;

import io.camunda.client.CamundaClient;
import io.camunda.client.CamundaClientBuilder;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.response.ProcessInstanceEvent;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The process that the engine's tests run: a person orders lunch. */
final class Lunch {

  static final String PROCESS = "OrderLunchProcess";

  private static LocalEngine engine;

  private Lunch() {}

  /** One engine for all tests of this JVM that leave it as it is, stopped with the JVM. */
  static synchronized LocalEngine engine() {
    if (engine == null) {
      LocalEngine started = LocalEngine.start(EngineOptions.throwaway());
      Runtime.getRuntime().addShutdownHook(new Thread(started::close));
      engine = started.awaitReady();
    }
    return engine;
  }

  static CamundaClientBuilder clientBuilder() {
    return clientBuilder(engine());
  }

  static CamundaClientBuilder clientBuilder(LocalEngine engine) {
    return CamundaClient.newClientBuilder()
        .restAddress(engine.restAddress())
        .grpcAddress(engine.grpcAddress())
        // A busy machine is slow, not wrong.
        .defaultRequestTimeout(Duration.ofSeconds(40))
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

  /** Takes the order's job and uses up its retries; jobs of other tests are returned right away. */
  static void failCooking(CamundaClient client, ProcessInstanceEvent order) {
    await()
        .until(
            () -> {
              boolean failed = false;
              for (ActivatedJob job : jobs(client)) {
                boolean wanted = job.getProcessInstanceKey() == order.getProcessInstanceKey();
                failed |= wanted;
                client
                    .newFailCommand(job)
                    .retries(wanted ? 0 : job.getRetries())
                    .errorMessage("The oven is cold")
                    .send()
                    .join();
              }
              return failed;
            });
  }

  private static List<ActivatedJob> jobs(CamundaClient client) {
    return client
        .newActivateJobsCommand()
        .jobType("lunch.cook")
        .maxJobsToActivate(100)
        .timeout(Duration.ofMinutes(1))
        .requestTimeout(Duration.ofSeconds(2))
        .send()
        .join()
        .getJobs();
  }
}
