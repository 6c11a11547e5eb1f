package org.microendorse.domain.cohort;

import org.microendorse.domain.common.Refusal;

/** The team is not as it was when the rules were asked. Asking them again may help. */
public class TeamOutdated extends Refusal {
  TeamOutdated() {
    super("The team was changed at the same moment. Reload the page and try again.");
  }

  static void unless(boolean current) {
    if (!current) {
      throw new TeamOutdated();
    }
  }
}
