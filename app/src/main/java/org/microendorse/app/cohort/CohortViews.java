package org.microendorse.app.cohort;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.microendorse.domain.cohort.Cohort;
import org.microendorse.domain.cohort.CohortService;
import org.microendorse.domain.cohort.CohortStatus;
import org.springframework.stereotype.Component;

/** Cohorts as pages show them. */
@Component
class CohortViews {
  private final CohortService cohorts;

  CohortViews(CohortService cohorts) {
    this.cohorts = cohorts;
  }

  /**
   * A cohort in words.
   *
   * @param open whether teams can register now
   * @param kind of its status: one of the three meanings, or nothing
   */
  record View(
      UUID id,
      Cohort cohort,
      String endorsement,
      int teams,
      int placesLeft,
      boolean open,
      String standing,
      String kind,
      String icon) {}

  View of(Cohort cohort) {
    return view(cohort, cohorts.teamsIn(cohort.id()));
  }

  List<View> of(List<Cohort> several) {
    Map<UUID, Integer> teams = cohorts.teamsIn(several);
    return several.stream().map(it -> view(it, teams.getOrDefault(it.id(), 0))).toList();
  }

  private View view(Cohort cohort, int teams) {
    boolean takesTeams = cohorts.takesTeams(cohort);
    int left = Math.max(0, cohort.places() - teams);
    Standing standing = standing(cohort.status(), takesTeams);
    return new View(
        cohort.id(),
        cohort,
        cohorts.endorsementOf(cohort).title(),
        teams,
        left,
        takesTeams && left > 0,
        standing.words(),
        standing.kind(),
        standing.icon());
  }

  private record Standing(String words, String kind, String icon) {}

  private static Standing standing(CohortStatus status, boolean takesTeams) {
    return switch (status) {
      case OPEN ->
          takesTeams
              ? new Standing("Registration open", "good", "check")
              : new Standing("Registration closed", "", "clock");
      case UNDECIDED -> new Standing("Too few teams", "attention", "alert");
      case FORMING -> new Standing("Upcoming", "accent", "clock");
      case RUNNING -> new Standing("In progress", "accent", "half");
      case ENDED -> new Standing("Ended", "", "check");
      case MERGED -> new Standing("Merged with another cohort", "", "ring");
      case CANCELLED -> new Standing("Canceled", "", "ring");
    };
  }
}
