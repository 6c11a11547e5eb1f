package org.microendorse.domain.cohort;

import org.microendorse.domain.common.Refusal;

/** The team has changed since the rules checked it. Checking again may help. */
public class TeamOutdated extends Refusal {
  TeamOutdated() {
    super("teamRule.outdated");
  }

  static void unless(boolean current) {
    if (!current) {
      throw new TeamOutdated();
    }
  }
}
