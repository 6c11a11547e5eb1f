package org.microendorse.app.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.microendorse.app.PortalSession.tree;

import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.microendorse.app.Enrolled;
import org.microendorse.app.PortalTest;
import org.microendorse.engine.testing.AtOnce;
import tools.jackson.databind.JsonNode;

/** A review belongs to one person at a time. */
class ClaimingTasksTest extends PortalTest {

  @Test
  void of_two_who_take_a_review_on_at_the_same_moment_one_has_it_and_the_other_hears_who()
      throws Exception {
    var path = Enrolled.in("elevating-sel", newEducator()).handedIn();
    var max = signIn("max");
    var mia = signIn("mia");
    JsonNode task = max.awaitTask("assess", path.id());
    String release = "/api/tasks/" + task.get("taskKey").asString("") + "/release";

    var answers =
        AtOnce.<HttpResponse<String>>all(List.of(() -> max.claim(task), () -> mia.claim(task)));

    assertThat(answers).extracting(HttpResponse::statusCode).containsExactlyInAnyOrder(204, 409);
    boolean maxHasIt = answers.getFirst().statusCode() == 204;
    var winner = maxHasIt ? max : mia;
    var other = maxHasIt ? mia : max;
    assertThat(tree(answers.get(maxHasIt ? 1 : 0)).get("detail").asString(""))
        .isEqualTo((maxHasIt ? "Max Rivera" : "Mia Novak") + " has just claimed this task.");
    assertThat(winner.claim(task).statusCode()).as("claimed again").isEqualTo(204);
    assertThat(other.claim(task).statusCode()).as("later").isEqualTo(409);
    assertThat(other.post(release, "{}").statusCode()).as("what is not mine").isEqualTo(404);
    assertThat(other.complete(task, "{}").statusCode()).isEqualTo(404);

    assertThat(winner.post(release, "{}").statusCode()).isEqualTo(204);
    assertThat(winner.complete(task, "{}").statusCode()).as("released").isEqualTo(409);
    assertThat(other.claim(task).statusCode()).as("released").isEqualTo(204);
    assertThat(other.awaitTask("assess", path.id()).get("claimable").asBoolean(false)).isFalse();
  }

  @Test
  void a_task_that_is_mine_alone_cannot_be_released() {
    var educator = newEducator();
    var path = Enrolled.in("elevating-sel", educator);
    String key = path.task("get-ready").get("taskKey").asString("");

    var answer = educator.post("/api/tasks/" + key + "/release", "{}");

    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(tree(answer).get("detail").asString("")).contains("yours alone");
  }
}
