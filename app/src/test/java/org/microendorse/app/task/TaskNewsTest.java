package org.microendorse.app.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.microendorse.app.PortalSession.json;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.microendorse.app.Enrolled;
import org.microendorse.app.PortalSession;
import org.microendorse.app.PortalTest;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

class TaskNewsTest extends PortalTest {
  private static final String MICRO_CREDENTIAL = "el-data-trends";
  private static final String COMMITTED = "{\"commitment\":true}";

  @Autowired private TaskNews news;

  @Test
  void people_who_wait_are_told_about_a_new_task_and_nobody_else_is() {
    PortalSession educator = newEducator();
    PortalSession colleague = newEducator();
    var hers = waiting(educator);
    var others = waiting(colleague);
    await()
        .until(() -> news.waiting(educator.username()) + news.waiting(colleague.username()) == 2);

    JsonNode task = Enrolled.in(MICRO_CREDENTIAL, educator).task("get-ready");

    assertThat(answer(hers).get("fresh").asBoolean()).isTrue();
    assertThat(others).isNotDone();
    assertThat(educator.complete(task, COMMITTED).statusCode()).isEqualTo(204);
    assertThat(others).isNotDone();
  }

  @Test
  void what_came_between_two_questions_is_news() {
    PortalSession educator = newEducator();
    var first = waiting(educator);
    var enrolled = Enrolled.in(MICRO_CREDENTIAL, educator);
    long since = answer(first).get("since").asLong();

    educator.complete(enrolled.task("get-ready"), COMMITTED);
    enrolled.task("self-assessment");

    assertThat(json(educator.get("/api/tasks/news?since=" + since)).get("fresh").asBoolean())
        .isTrue();
  }

  @Test
  void a_released_task_is_news_to_people_who_may_claim_it() {
    PortalSession max = signIn("max");
    PortalSession bo = signIn("bo");
    var created = waiting(max);
    String path = Enrolled.in(MICRO_CREDENTIAL, newEducator()).handedIn().id();
    assertThat(answer(created).get("fresh").asBoolean()).isTrue();
    JsonNode task = max.awaitTask("assess", path);
    var claimed = waiting(max);
    assertThat(max.claim(task).statusCode()).isEqualTo(204);
    assertThat(answer(claimed).get("fresh").asBoolean()).isTrue();
    var told = waiting(bo);

    String key = task.get("taskKey").asString("");
    assertThat(max.post("/api/tasks/" + key + "/release", "{}").statusCode()).isEqualTo(204);

    assertThat(answer(told).get("fresh").asBoolean()).isTrue();
  }

  @Test
  void the_next_step_is_the_answer_as_soon_as_it_is_there() {
    PortalSession educator = newEducator();
    JsonNode task = Enrolled.in(MICRO_CREDENTIAL, educator).task("get-ready");
    String key = task.get("taskKey").asString("");
    assertThat(educator.complete(task, COMMITTED).statusCode()).isEqualTo(204);

    JsonNode next = json(educator.get("/api/tasks/" + key + "/next?wait=true"));

    assertThat(next.get("state").asString("")).isEqualTo("task");
    assertThat(next.get("taskKey").asString("")).isNotEqualTo(key);
  }

  @Test
  void so_many_tabs_of_one_person_wait__the_next_is_answered_at_once() {
    PortalSession educator = newEducator();
    List<CompletableFuture<HttpResponse<String>>> tabs =
        Stream.generate(() -> waiting(educator)).limit(9).toList();

    JsonNode atOnce =
        answer(
            CompletableFuture.anyOf(tabs.toArray(CompletableFuture[]::new))
                .thenApply(response -> (HttpResponse<String>) response));

    assertThat(atOnce.get("fresh").asBoolean()).isFalse();
    assertThat(tabs).filteredOn(tab -> !tab.isDone()).hasSize(8);
  }

  @Test
  void only_who_is_signed_in_waits() {
    assertThat(PortalSession.stranger(address()).get("/api/tasks/news?since=0").statusCode())
        .isEqualTo(401);
  }

  private CompletableFuture<HttpResponse<String>> waiting(PortalSession person) {
    String path = "/api/tasks/news?since=" + news.now();
    return CompletableFuture.supplyAsync(
        () -> person.get(path), task -> Thread.ofVirtual().start(task));
  }

  private static JsonNode answer(CompletableFuture<HttpResponse<String>> held) {
    return json(held.orTimeout(15, TimeUnit.SECONDS).join());
  }
}
