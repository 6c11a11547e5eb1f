package org.microendorse.domain.cohort;

import org.microendorse.domain.common.Refusal;

/** The team has changed since the rules checked it. Checking again may help. */
public class TeamOutdated extends Refusal {
  TeamOutdated() {
    super("Another person changed the team at the same time. Reload the page and try again.");
  }

  static void unless(boolean current) {
    if (!current) {
      throw new TeamOutdated();
    }
  }
}
