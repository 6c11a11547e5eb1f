package org.microendorse.app.task;

import static org.awaitility.Awaitility.await;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.search.response.UserTask;
import java.util.Map;

/** The first task of a process that a test deployed. */
final class BegunTask {
  private BegunTask() {}

  /** Begins an instance of the newest version, and waits for its task. */
  static UserTask of(CamundaClient camunda, String process, Map<String, Object> variables) {
    long instance =
        camunda
            .newCreateInstanceCommand()
            .bpmnProcessId(process)
            .latestVersion()
            .variables(variables)
            .send()
            .join()
            .getProcessInstanceKey();
    return await()
        .until(
            () ->
                camunda
                    .newUserTaskSearchRequest()
                    .filter(it -> it.processInstanceKey(instance))
                    .send()
                    .join()
                    .items(),
            found -> !found.isEmpty())
        .getFirst();
  }
}
