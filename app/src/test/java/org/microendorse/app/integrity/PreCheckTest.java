package org.microendorse.app.integrity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.microendorse.app.PortalSession.json;
import static org.microendorse.app.PortalSession.tree;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.microendorse.app.Enrolled;
import org.microendorse.app.PortalSession;
import org.microendorse.app.PortalTest;
import org.microendorse.app.evidence.StoredFiles;
import org.springframework.beans.factory.annotation.Value;
import tools.jackson.databind.JsonNode;

/** Before a submission is scored: is everything there, legible and declared? */
class PreCheckTest extends PortalTest {
  @Value("${endorse.storage.directory}")
  private Path storage;

  @Test
  void what_shows_students_is_looked_at_by_the_team_and_by_nobody_else() {
    var educator = newEducator();
    var path = Enrolled.in("elevating-sel", educator).waitingForPreCheck();
    var iris = signIn("iris");
    JsonNode task = iris.awaitTask("pre-check", path.id());
    String key = task.get("taskKey").asString("");
    String files = "/api/submissions/" + task.get("submissionId").asString("") + "/artifacts";
    String file = path.files().get(0).get("url").asString("");

    assertThat(task.get("subject").asString("")).startsWith("S-");
    assertThat(task.get("dueDate").isNull()).isFalse();
    for (String nobody : everybodyBut("iris", "carl", "cora")) {
      var session = signIn(nobody);
      assertThat(session.get("/tasks/" + key).statusCode()).as(nobody).isEqualTo(404);
      assertThat(session.get("/api/tasks/" + key).statusCode()).as(nobody).isEqualTo(404);
      assertThat(session.claim(task).statusCode()).as(nobody).isEqualTo(404);
      assertThat(session.complete(task, "{}").statusCode()).as(nobody).isEqualTo(404);
      assertThat(session.get(files).statusCode()).as(nobody).isEqualTo(404);
      assertThat(session.get(file).statusCode()).as(nobody).isEqualTo(404);
    }
    assertThat(json(iris.get(files))).hasSameSizeAs(path.files());
    assertThat(iris.get(file).statusCode()).isEqualTo(200);
    assertThat(iris.get("/tasks/" + key).body() + iris.get("/api/tasks/" + key).body())
        .contains("Recognizable, with consent")
        .doesNotContain("Name of " + educator.username(), "file-0", educator.username() + "@");
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () ->
                assertThat(educator.get("/paths/" + path.id()).body())
                    .contains("we check whether everything is there and can be read", "by "));

    path.preChecked(iris);

    var mia = signIn("mia");
    mia.awaitTask("assess", path.id());
    assertThat(mia.get(file).statusCode()).isEqualTo(200);
    assertThat(iris.get(file).statusCode()).as("done is done").isEqualTo(404);
    assertThat(iris.get(files).statusCode()).isEqualTo(404);
  }

  @Test
  void what_is_missing_is_shown_where_the_educator_continues_and_costs_no_attempt() {
    var educator = newEducator();
    var path = Enrolled.in("elevating-sel", educator).waitingForPreCheck();
    var iris = signIn("iris");
    JsonNode task = iris.awaitTask("pre-check", path.id());
    assertThat(iris.claim(task).statusCode()).isEqualTo(204);
    var withoutReasons =
        iris.complete(task, Enrolled.preCheck(iris, task, "\"preCheckOutcome\":\"incomplete\""));
    assertThat(withoutReasons.statusCode()).isEqualTo(422);
    assertThat(tree(withoutReasons).at("/problems/0/key").asString(""))
        .isEqualTo("preCheckReasons");
    var sent =
        iris.complete(
            task,
            Enrolled.preCheck(
                iris,
                task,
                "\"preCheckOutcome\":\"incomplete\",\"preCheckReasons\":\"The second page is blank: scan it again.\""));
    assertThat(sent.statusCode()).as(sent.body()).isEqualTo(204);

    JsonNode build = path.task("build-portfolio");
    String reasons = "The second page is blank: scan it again.";
    assertThat(json(educator.get("/api/tasks/" + build.get("taskKey").asString(""))).toString())
        .contains(reasons);
    for (String page : List.of("", "/portfolio")) {
      assertThat(educator.get("/paths/" + path.id() + page).body())
          .as(page)
          .contains("This submission needs changes", reasons, "it is still the same attempt");
    }
    assertThat(educator.get("/paths/" + path.id() + "/feedback").body())
        .contains("No feedback yet");
    assertThat(attempt(educator, path)).isOne();

    assertThat(educator.complete(build, "{\"portfolioReady\":true}").statusCode()).isEqualTo(204);
    path.applied().preChecked(iris);
    path.answered(signIn("mia"), signIn("otto"), "developing");
    assertThat(attempt(educator, path)).isEqualTo(2);
    assertThat(educator.get("/paths/" + path.id()).body())
        .doesNotContain("This submission needs changes");
  }

  @Test
  void what_the_disk_damaged_comes_back_at_once_in_the_educators_own_names() throws IOException {
    var educator = newEducator();
    var path = Enrolled.in("elevating-sel", educator).withPortfolio();
    JsonNode plan = path.replace("pdf", "my plan.pdf", Enrolled.pdf());
    byte[] damaged = "%PDF-1.7".concat(" ".repeat(1000)).getBytes(StandardCharsets.US_ASCII);
    Files.write(
        new StoredFiles(storage).object(plan.get("sha256").asString("")),
        Arrays.copyOf(damaged, plan.get("size").asInt(0)));

    path.applied().task("build-portfolio");

    assertThat(educator.get("/paths/" + path.id() + "/portfolio").body())
        .contains(
            "This submission needs changes",
            "&quot;my plan.pdf&quot; is damaged and cannot be opened")
        .doesNotContain("Everything required is here", "Nothing is missing");
    for (String page : List.of("/", "/paths/" + path.id())) {
      assertThat(educator.get(page).body()).contains("Needs changes: 1 thing to fix");
    }
    assertThat(educator.get("/paths").body())
        .contains("Needs changes")
        .doesNotContain("In progress");
    assertThat(attempt(educator, path)).isOne();
    assertThat(signIn("iris").get("/api/tasks").body()).doesNotContain(path.id());
  }

  private static int attempt(PortalSession educator, Enrolled path) {
    return json(educator.get("/api/enrollments/" + path.id())).get("attempt").asInt(0);
  }
}
