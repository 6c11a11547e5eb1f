package org.microendorse.app.cohort;

import static org.microendorse.domain.language.Messages.message;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.microendorse.domain.catalog.CatalogTitle;
import org.microendorse.domain.cohort.Cohort;
import org.microendorse.domain.cohort.CohortService;
import org.microendorse.domain.cohort.CohortStatus;
import org.microendorse.domain.cohort.Focus;
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
   * @param takesTeams whether teams can register now if there are places left
   * @param open whether teams can register now
   * @param standing its status in words
   * @param sentence what visitors read about it unless it is open
   * @param kind of its status: one of the three meanings, or nothing
   */
  record View(
      UUID id,
      Cohort cohort,
      CatalogTitle endorsement,
      int teams,
      int placesLeft,
      boolean takesTeams,
      boolean open,
      String standing,
      String sentence,
      String kind,
      String icon) {

    /** Which grades it is for. */
    public String grades() {
      String grades = cohort.grades();
      return grades == null ? message("cohort.allGrades") : Focus.words(grades);
    }

    /** Which subject it is for. */
    public String subject() {
      String subject = cohort.subject();
      return subject == null ? message("cohort.allSubjects") : Focus.words(subject);
    }
  }

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
        cohorts.endorsementOf(cohort).titles(),
        teams,
        left,
        takesTeams,
        takesTeams && left > 0,
        message("cohort.standing." + standing.key()),
        message("cohort.sentence." + standing.key()),
        standing.kind(),
        standing.icon());
  }

  /**
   * @param key in the message files
   */
  private record Standing(String key, String kind, String icon) {}

  private static Standing standing(CohortStatus status, boolean takesTeams) {
    return switch (status) {
      case OPEN ->
          takesTeams ? new Standing("open", "good", "check") : new Standing("closed", "", "clock");
      case UNDECIDED -> new Standing("undecided", "attention", "alert");
      case FORMING -> new Standing("forming", "accent", "clock");
      case RUNNING -> new Standing("running", "accent", "half");
      case ENDED -> new Standing("ended", "", "check");
      case MERGED -> new Standing("merged", "", "ring");
      case CANCELLED -> new Standing("canceled", "", "ring");
    };
  }
}
