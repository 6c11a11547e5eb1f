package org.microendorse.domain.cohort;

import static org.microendorse.domain.language.Messages.message;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.microendorse.domain.calendar.SemesterService;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Finds what may go wrong with a cohort, although it is allowed. */
@Service
public class CohortDoubts {
  private final CohortService cohorts;
  private final SemesterService semesters;
  private final CohortProperties properties;

  CohortDoubts(CohortService cohorts, SemesterService semesters, CohortProperties properties) {
    this.cohorts = cohorts;
    this.semesters = semesters;
    this.properties = properties;
  }

  /** In sentences, as long as teams can register. */
  @Transactional(readOnly = true)
  public List<String> about(Cohort cohort) {
    List<String> doubts = new ArrayList<>();
    if (!cohorts.takesTeams(cohort)) {
      return doubts;
    }
    int needed = cohorts.endorsementOf(cohort).microCredentialIds().size();
    int known = cohorts.semestersOf(cohort).size();
    if (known < needed) {
      doubts.add(message("cohortRule.doubt.semesters", known, needed));
    }
    long days = ChronoUnit.DAYS.between(semesters.dayOf(cohort.openedAt()), cohort.lastDay());
    long toAnswer = properties.invitationValid().toDays();
    if (days < toAnswer) {
      doubts.add(message("cohortRule.doubt.short", days, toAnswer));
    }
    return doubts;
  }
}
