package org.microendorse.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.response.ProcessInstanceEvent;
import io.camunda.client.api.search.response.ProcessInstance;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever fails, no document is lost or duplicated. */
class RecoveryTest {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final List<String> progress = new CopyOnWriteArrayList<>();
  private final List<Long> orders = new ArrayList<>();

  @Test
  void documents_survive_the_death_of_broker_and_database__a_pause_of_the_database_and_a_restart(
      @TempDir Path directory) {
    var options =
        EngineOptions.kept(directory)
            .withPorts(EngineOptions.Ports.ANY)
            .withProgress(progress::add);
    try (var engine = LocalEngine.start(options).awaitReady();
        var client = Lunch.clientBuilder(engine).build()) {
      Lunch.deploy(client);
      order(client, 5);

      ProcessHandle broker = engine.brokerProcess();
      broker.destroyForcibly();
      await().atMost(PATIENCE).until(() -> engine.brokerProcess().pid() != broker.pid());
      engine.awaitReady();
      assertThat(progress).anyMatch(line -> line.contains("ended unexpectedly"));
      order(client, 5);
      awaitAllOrders(client);

      engine.postgres().stop();
      order(client, 5);
      engine.postgres().start();
      awaitAllOrders(client);

      engine.postgres().process().destroyForcibly();
      order(client, 5);
      awaitAllOrders(client);
      assertThat(progress).anyMatch(line -> line.contains("PostgreSQL ended unexpectedly"));
    }
    try (var engine = LocalEngine.start(options).awaitReady();
        var client = Lunch.clientBuilder(engine).build()) {
      awaitAllOrders(client);
      order(client, 1);
      awaitAllOrders(client);
    }
  }

  private void order(CamundaClient client, int count) {
    for (int i = 0; i < count; i++) {
      ProcessInstanceEvent order =
          await()
              .atMost(PATIENCE)
              .ignoreExceptions()
              .until(() -> Lunch.order(client, UUID.randomUUID().toString(), 3), it -> true);
      orders.add(order.getProcessInstanceKey());
    }
  }

  /**
   * Waits for each order with its one task and names; instances whose answer was lost may exist.
   */
  private void awaitAllOrders(CamundaClient client) {
    await()
        .atMost(PATIENCE)
        .ignoreExceptions()
        .untilAsserted(
            () -> {
              assertThat(client.newProcessInstanceSearchRequest().send().join().items())
                  .extracting(ProcessInstance::getProcessInstanceKey)
                  .doesNotHaveDuplicates()
                  .containsAll(orders);
              for (long order : orders) {
                assertThat(
                        client
                            .newUserTaskSearchRequest()
                            .filter(f -> f.processInstanceKey(order).name("Choose a dish"))
                            .send()
                            .join()
                            .items())
                    .hasSize(1);
                assertThat(client.newProcessInstanceSequenceFlowsRequest(order).send().join())
                    .hasSize(3);
              }
            });
  }
}
