package org.microendorse.app.bench;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.search.enums.ElementInstanceState;
import io.camunda.client.api.search.enums.ElementInstanceType;
import io.camunda.client.api.search.response.ElementInstance;
import java.time.Duration;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** How long the jobs and called processes of a path take, as the engine recorded it. */
final class PathProfile {
  private static final List<String> PROCESSES =
      List.of("MicroCredentialPathProcess", "PreCheckProcess", "SubmissionReviewProcess");

  private static final Set<ElementInstanceType> TIMED =
      EnumSet.of(
          ElementInstanceType.SERVICE_TASK,
          ElementInstanceType.SEND_TASK,
          ElementInstanceType.CALL_ACTIVITY);

  private final CamundaClient camunda;

  PathProfile(CamundaClient camunda) {
    this.camunda = camunda;
  }

  /**
   * One line for each element: from when it is activated until it is completed.
   *
   * @param paths about how many of the last ones to look at
   */
  void print(int paths) {
    Map<String, Latencies> byElement = new LinkedHashMap<>();
    for (String process : PROCESSES) {
      camunda
          .newElementInstanceSearchRequest()
          .filter(f -> f.processDefinitionId(process).state(ElementInstanceState.COMPLETED))
          .sort(sort -> sort.startDate().desc())
          .page(page -> page.limit(paths * 30))
          .send()
          .join()
          .items()
          .stream()
          .filter(it -> TIMED.contains(it.getType()))
          .sorted(Comparator.comparing(ElementInstance::getStartDate))
          .forEach(
              it ->
                  byElement
                      .computeIfAbsent(
                          process + "/" + it.getElementId(), element -> new Latencies())
                      .add(Duration.between(it.getStartDate(), it.getEndDate())));
    }
    byElement.forEach(
        (element, latencies) ->
            System.out.printf(
                Locale.ROOT,
                "BENCH path-profile element=%s n=%d p50=%.1f p95=%.1f%n",
                element,
                latencies.count(),
                latencies.millis(0.5),
                latencies.millis(0.95)));
  }
}
