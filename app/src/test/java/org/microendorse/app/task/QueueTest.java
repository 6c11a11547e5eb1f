package org.microendorse.app.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.microendorse.app.PortalSession.json;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.microendorse.app.Enrolled;
import org.microendorse.app.PortalSession;
import org.microendorse.app.PortalTest;
import tools.jackson.databind.JsonNode;

/** A reviewer with many tasks sees those they choose, and goes from one to the next. */
class QueueTest extends PortalTest {

  @Test
  void a_reviewer_chooses_what_to_see() {
    var path = Enrolled.in("el-data-trends", newEducator()).handedIn();
    var max = signIn("max");
    JsonNode task = max.awaitTask("assess", path.id());

    assertShown(max, task, "", "view=open", "for=el-data-trends", "attempt=first");
    assertShown(max, task, "view=open&for=el-data-trends&attempt=first", "view=nonsense&for=");
    assertHidden(max, task, "view=mine", "view=soon", "for=elevating-sel", "attempt=again");

    assertThat(max.claim(task).statusCode()).isEqualTo(204);

    assertShown(max, task, "view=mine", "view=mine&for=el-data-trends");
    assertHidden(max, task, "view=open", "view=mine&for=elevating-sel");
    assertThat(max.get("/?view=mine&for=el-data-trends").body())
        .contains("aria-current=\"true\">Yours</a>")
        .contains("<option value=\"el-data-trends\" selected=\"selected\">")
        .contains("1 task<", "href=\"/?view=open&amp;for=el-data-trends\"");
  }

  @Test
  void what_was_submitted_again_can_be_told() {
    var max = signIn("max");
    var path =
        Enrolled.in("el-data-trends", newEducator())
            .handedIn()
            .answered(max, signIn("otto"), "developing")
            .handedInAgain();
    JsonNode task = max.awaitTask("assess", path.id());

    assertShown(max, task, "attempt=again");
    assertHidden(max, task, "attempt=first");
  }

  @Test
  void when_nothing_matches_there_is_a_way_back() {
    String page = signIn("mia").get("/?view=mine&for=knitting").body();

    assertThat(page)
        .contains("No tasks match your filters.", "No task matches your filters.")
        .contains("href=\"/\">Clear filters</a>");
  }

  @Test
  void only_reviewers_choose() {
    var educator = newEducator();
    JsonNode task = Enrolled.in("el-data-trends", educator).task("get-ready");

    assertShown(educator, task, "view=open&attempt=again");
    assertThat(educator.get("/").body()).doesNotContain("Filters");
  }

  @Test
  void after_a_review_the_next_one_is_a_click_away() {
    var bo = signIn("bo");
    JsonNode first = bo.awaitTask("assess", handedIn());
    JsonNode second = bo.awaitTask("assess", handedIn());
    assertThat(bo.claim(first).statusCode()).isEqualTo(204);
    assertThat(bo.complete(first, Enrolled.assessment(bo, first, "demonstrated")).statusCode())
        .isEqualTo(204);

    String next = "/api/tasks/%s/next".formatted(first.get("taskKey").asString(""));
    Awaitility.await().until(() -> !json(bo.get(next)).get("state").asString("").equals("working"));

    assertThat(bo.get("/?done").body()).contains(">Claim the next: S-");
    assertThat(bo.claim(second).statusCode()).isEqualTo(204);
    assertThat(bo.get("/?done").body())
        .contains(
            "href=\"/tasks/%s\">Next: %s"
                .formatted(
                    second.get("taskKey").asString(""),
                    second.get("submissionNumber").asString("")));
  }

  private String handedIn() {
    return Enrolled.in("el-data-trends", newEducator()).handedIn().id();
  }

  private static void assertShown(PortalSession session, JsonNode task, String... queries) {
    for (String query : queries) {
      assertThat(session.get("/?" + query).body()).as(query).contains(card(task));
    }
  }

  private static void assertHidden(PortalSession session, JsonNode task, String... queries) {
    for (String query : queries) {
      assertThat(session.get("/?" + query).body()).as(query).doesNotContain(card(task));
    }
  }

  private static String card(JsonNode task) {
    return "data-task=\"" + task.get("taskKey").asString("") + "\"";
  }
}
