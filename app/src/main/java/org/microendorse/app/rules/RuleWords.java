package org.microendorse.app.rules;

import static org.microendorse.domain.language.Messages.message;

import org.microendorse.app.rules.RuleFigures.Range;
import org.springframework.stereotype.Component;

/**
 * Sentences of pages about the rules, in the reader's language. Without the engine, they are
 * shorter.
 */
@Component("rules")
public class RuleWords {
  private final RuleFigures figures;

  RuleWords(RuleFigures figures) {
    this.figures = figures;
  }

  /** How large a team is, as a heading. */
  public String teams() {
    return figures
        .teamSizes()
        .map(size -> message("rules.teams", size.from(), size.to()))
        .orElseGet(() -> message("rules.teams.any"));
  }

  /** How many teams a cohort has, as a heading. */
  public String cohorts() {
    return figures
        .fewestTeams()
        .map(teams -> message("rules.cohorts", teams))
        .orElseGet(() -> message("rules.cohorts.any"));
  }

  /** When feedback is due, as a sentence; blank if that is not known now. */
  public String feedback() {
    return figures
        .feedbackWeeks()
        .map(it -> weeks(it, "rules.feedback", "rules.feedback.range"))
        .orElse("");
  }

  /** When an appeal is decided, as a sentence; blank if that is not known now. */
  public String appeal() {
    return figures
        .appealWeeks()
        .map(it -> weeks(it, "rules.appeal", "rules.appeal.range"))
        .orElse("");
  }

  private static String weeks(Range weeks, String one, String range) {
    return weeks.from() == weeks.to()
        ? message(one, weeks.to())
        : message(range, weeks.from(), weeks.to());
  }
}
