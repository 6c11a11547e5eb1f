package org.microendorse.app.cohort;

import java.util.List;
import java.util.Map;
import org.microendorse.domain.cohort.Cohort;
import org.microendorse.domain.cohort.TeamSizes.TeamSize;
import org.microendorse.domain.language.ModelTexts;
import org.microendorse.domain.rules.ModelDeployments;
import org.microendorse.processes.Decisions;
import org.microendorse.processes.Variables;
import org.microendorse.workers.common.EngineDecisions;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;

/**
 * Asks the rules about a team before the process of its cohort judges it, in the version by which
 * that process judges: the one that was live when the cohort was opened.
 */
@Component
class TeamRules {
  private static final TypeReference<List<String>> SENTENCES = new TypeReference<>() {};

  private final EngineDecisions decisions;
  private final ModelDeployments deployments;
  private final ObjectMapper json;

  TeamRules(EngineDecisions decisions, ModelDeployments deployments, ObjectMapper json) {
    this.decisions = decisions;
    this.deployments = deployments;
    this.json = json;
  }

  /** Returns the problems of a team, in sentences; empty if there are none. */
  List<String> problemsOf(Cohort cohort, TeamSize size) {
    return problemsOf(cohort, size, false).stream().map(ModelTexts::inWords).toList();
  }

  private List<String> problemsOf(Cohort cohort, TeamSize size, boolean grows) {
    Map<String, Object> facts =
        Map.of(
            Variables.TEAM_PEOPLE, size.people(),
            Variables.TEAM_DISTRICTS, size.districts(),
            Variables.TEAM_GROWS, grows);
    String answer =
        deployments
            .decisionKey(Decisions.TEAM_RULES, cohort.openedAt())
            .map(key -> decisions.output(key, facts))
            .orElseGet(() -> decisions.output(Decisions.TEAM_RULES, facts));
    try {
      List<String> sentences = json.readValue(answer, SENTENCES);
      return sentences == null ? List.of() : sentences;
    } catch (JacksonException e) {
      throw new IllegalStateException("team-rules.dmn did not return a list of sentences.", e);
    }
  }

  /** Returns the problems that a change would add or make worse. */
  List<String> worse(Cohort cohort, TeamSize now, TeamSize then) {
    boolean grows = then.people() > now.people();
    List<String> before = problemsOf(cohort, now, grows);
    return problemsOf(cohort, then, grows).stream()
        .filter(sentence -> !before.contains(sentence))
        .map(ModelTexts::inWords)
        .toList();
  }
}
