package org.microendorse.app.cohort;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.microendorse.domain.common.FieldRefusal;
import org.microendorse.domain.common.Refusal;
import org.microendorse.processes.DecisionValues.Readiness;
import org.microendorse.processes.Decisions;
import org.microendorse.processes.Variables;
import org.microendorse.workers.common.EngineDecisions;
import org.springframework.stereotype.Component;
import tools.jackson.databind.ObjectMapper;

/** Asks the rules whether a cohort could ever begin, before it is opened. */
@Component
class CohortRules {
  /** With more teams than this, the rules need not be asked. */
  private static final int MANY = 20;

  private final EngineDecisions decisions;
  private final ObjectMapper json;

  CohortRules(EngineDecisions decisions, ObjectMapper json) {
    this.decisions = decisions;
    this.json = json;
  }

  /**
   * Refuses a cohort that would have too few teams if all its places were taken.
   *
   * @throws Refusal with the number of teams that a cohort needs
   */
  void checkPlaces(int places) {
    if (places >= 1 && places < MANY) {
      int fewest = fewestTeams();
      if (places < fewest) {
        throw new FieldRefusal("places", "cohortManage.places.tooFew", fewest);
      }
    }
  }

  /** How many good teams are enough if each is from another school. */
  private int fewestTeams() {
    List<String> answers =
        decisions.outputs(
            Decisions.COHORT_READINESS,
            IntStream.rangeClosed(1, MANY).mapToObj(CohortRules::goodTeams).toList());
    return IntStream.rangeClosed(1, MANY)
        .filter(teams -> isReady(answers.get(teams - 1)))
        .findFirst()
        .orElse(1);
  }

  private static Map<String, Object> goodTeams(int number) {
    return Map.of(
        Variables.TEAM_JUDGEMENTS,
        IntStream.rangeClosed(1, number)
            .mapToObj(it -> Map.of("organizationId", String.valueOf(it), "problems", List.of()))
            .toList());
  }

  private boolean isReady(String answer) {
    return json.readTree(answer).path("readiness").asString("").equals(Readiness.READY);
  }
}
