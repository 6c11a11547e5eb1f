package org.microendorse.domain.cohort;

import java.util.List;
import org.microendorse.domain.common.Refusal;

/** A list of people was not accepted; nobody on it was invited. */
public class RosterRefused extends Refusal {
  private final transient List<Roster.Problem> problems;

  public RosterRefused(List<Roster.Problem> problems) {
    super("teamRule.refused");
    this.problems = List.copyOf(problems);
  }

  public List<Roster.Problem> problems() {
    return problems;
  }
}
