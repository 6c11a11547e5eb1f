package org.microendorse.app.cohort;

import java.util.List;
import java.util.Map;
import org.microendorse.domain.cohort.TeamSizes.TeamSize;
import org.microendorse.domain.language.ModelTexts;
import org.microendorse.processes.Decisions;
import org.microendorse.processes.Variables;
import org.microendorse.workers.common.EngineDecisions;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;

/** Asks the rules about a team before its process begins. */
@Component
class TeamRules {
  private static final TypeReference<List<String>> SENTENCES = new TypeReference<>() {};

  private final EngineDecisions decisions;
  private final ObjectMapper json;

  TeamRules(EngineDecisions decisions, ObjectMapper json) {
    this.decisions = decisions;
    this.json = json;
  }

  /** Returns the problems of a team, in sentences; empty if there are none. */
  List<String> problemsOf(TeamSize size) {
    return problemsOf(size, false).stream().map(ModelTexts::inWords).toList();
  }

  private List<String> problemsOf(TeamSize size, boolean grows) {
    String answer =
        decisions.output(
            Decisions.TEAM_RULES,
            Map.of(
                Variables.TEAM_PEOPLE, size.people(),
                Variables.TEAM_DISTRICTS, size.districts(),
                Variables.TEAM_GROWS, grows));
    try {
      List<String> sentences = json.readValue(answer, SENTENCES);
      return sentences == null ? List.of() : sentences;
    } catch (JacksonException e) {
      throw new IllegalStateException("team-rules.dmn did not return a list of sentences.", e);
    }
  }

  /** Returns the problems that a change would add or make worse. */
  List<String> worse(TeamSize now, TeamSize then) {
    boolean grows = then.people() > now.people();
    List<String> before = problemsOf(now, grows);
    return problemsOf(then, grows).stream()
        .filter(sentence -> !before.contains(sentence))
        .map(ModelTexts::inWords)
        .toList();
  }
}
