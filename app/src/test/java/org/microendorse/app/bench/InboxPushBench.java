package org.microendorse.app.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.microendorse.app.PortalSession.json;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.search.enums.UserTaskState;
import io.camunda.zeebe.model.bpmn.Bpmn;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.microendorse.app.PortalSession;
import org.microendorse.app.PortalTest;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/**
 * How long after the engine's answer a waiting page learns about the next task: the task before it
 * is completed without the portal while a request is held.
 */
@Tag("bench")
@Tag("inbox-push")
class InboxPushBench extends PortalTest {
  private static final int WARM_UP = 50;
  private static final int ROUNDS = Integer.getInteger("bench.rounds", 200);
  private static final String PROCESS = "InboxPush";

  @Autowired private CamundaClient camunda;

  @Test
  void who_waits_is_told_soon() {
    PortalSession educator = newEducator();
    deploy(educator.username());
    var latencies = new Latencies();
    long since = number(educator);
    for (int i = 0; i < WARM_UP + ROUNDS; i++) {
      if (i == WARM_UP) {
        latencies.clear();
      }
      long instance =
          camunda
              .newCreateInstanceCommand()
              .bpmnProcessId(PROCESS)
              .latestVersion()
              .send()
              .join()
              .getProcessInstanceKey();
      long task = open(instance);
      var held = waits(educator, since);
      camunda.newCompleteUserTaskCommand(task).send().join();
      long answered = System.nanoTime();
      Told told = held.join();
      latencies.addNanos(told.nanos() - answered);
      since = told.since();
      camunda.newCancelInstanceCommand(instance).send().join();
    }
    latencies.print("inbox-push", "from=answer to=page", 50);
  }

  private void deploy(String assignee) {
    var model =
        Bpmn.createExecutableProcess(PROCESS)
            .startEvent()
            .userTask("before", task -> task.zeebeUserTask().zeebeAssignee("nobody"))
            .userTask("after", task -> task.zeebeUserTask().zeebeAssignee(assignee))
            .endEvent()
            .done();
    camunda.newDeployResourceCommand().addProcessModel(model, PROCESS + ".bpmn").send().join();
  }

  private long open(long instance) {
    while (true) {
      var found =
          camunda
              .newUserTaskSearchRequest()
              .filter(task -> task.processInstanceKey(instance).state(UserTaskState.CREATED))
              .send()
              .join()
              .items();
      if (!found.isEmpty()) {
        return found.getFirst().getUserTaskKey();
      }
    }
  }

  /** The number in the page of tasks. */
  private static long number(PortalSession person) {
    Matcher number = Pattern.compile("data-news=\"(\\d+)\"").matcher(person.get("/").body());
    assertThat(number.find()).isTrue();
    return Long.parseLong(number.group(1));
  }

  private record Told(long nanos, long since) {}

  private static CompletableFuture<Told> waits(PortalSession person, long since) {
    return CompletableFuture.supplyAsync(
        () -> {
          JsonNode news = json(person.get("/api/tasks/news?since=" + since));
          long now = System.nanoTime();
          assertThat(news.get("fresh").asBoolean()).isTrue();
          return new Told(now, news.get("since").asLong());
        });
  }
}
