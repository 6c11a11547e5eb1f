package org.microendorse.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.microendorse.app.PortalSession.json;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.microendorse.domain.calibration.Benchmark;
import org.microendorse.domain.calibration.Benchmark.TrueScore;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** An assessor who calibrates, as far as a test needs it. */
public final class Calibrating {
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private Calibrating() {}

  /**
   * The program manager certifies an assessor, or withdraws the certificate.
   *
   * @param verb as in the portal's addresses
   */
  public static void manage(
      PortalSession manager, PortalSession assessor, String verb, String microCredentialId) {
    var answer =
        manager.post(
            "/reviewers/%s/%s?for=%s".formatted(assessor.username(), verb, microCredentialId),
            FORM,
            "");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
  }

  /** Scores every benchmark of a round, one after the other. */
  public static void scoreAll(
      PortalSession assessor, List<Benchmark> benchmarks, Function<TrueScore, String> level) {
    for (int i = 0; i < benchmarks.size(); i++) {
      JsonNode task = benchmark(assessor, i + 1);
      ArrayNode rows =
          (ArrayNode)
              json(assessor.get("/api/tasks/" + key(task)))
                  .at("/variables/benchmarkScores")
                  .deepCopy();
      for (int c = 0; c < rows.size(); c++) {
        ((ObjectNode) rows.get(c))
            .put("level", level.apply(benchmarks.get(i).scores().get(c)))
            .put("reason", "That is what the submission says.");
      }
      var answer = assessor.complete(task, "{\"benchmarkScores\":" + rows + "}");
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
    }
  }

  /** Waits for the task to score the n-th benchmark and returns it. */
  public static JsonNode benchmark(PortalSession assessor, int number) {
    return await("benchmark " + number)
        .atMost(PATIENCE)
        .until(
            () -> find(assessor, "score-benchmark"),
            task ->
                task != null
                    && json(assessor.get("/api/tasks/" + key(task)))
                            .at("/variables/benchmark/number")
                            .asInt(0)
                        == number);
  }

  /** Waits for the assessor's task with this form and returns it. */
  public static JsonNode task(PortalSession assessor, String formId) {
    return await(formId).atMost(PATIENCE).until(() -> find(assessor, formId), task -> task != null);
  }

  /** What tasks are called in addresses. */
  public static String key(JsonNode task) {
    return task.get("taskKey").asString("");
  }

  private static JsonNode find(PortalSession assessor, String formId) {
    for (JsonNode task : json(assessor.get("/api/tasks"))) {
      if (task.get("formId").asString("").equals(formId)) {
        return task;
      }
    }
    return null;
  }
}
