package org.microendorse.app.cohort;

import org.microendorse.app.rules.RuleFigures;
import org.microendorse.domain.common.FieldRefusal;
import org.microendorse.domain.common.Refusal;
import org.springframework.stereotype.Component;

/** Asks the rules whether a cohort could ever begin, before it is opened. */
@Component
class CohortRules {
  private final RuleFigures figures;

  CohortRules(RuleFigures figures) {
    this.figures = figures;
  }

  /**
   * Refuses a cohort that would have too few teams if all its places were taken. While the engine
   * does not answer, none is refused: the rules decide again when registration is over.
   *
   * @throws Refusal with the number of teams that a cohort needs
   */
  void checkPlaces(int places) {
    int fewest = figures.fewestTeams().orElse(1);
    if (places >= 1 && places < fewest) {
      throw new FieldRefusal("places", "cohortManage.places.tooFew", fewest);
    }
  }
}
