package org.microendorse.app.cohort;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.microendorse.domain.calendar.SemesterService;
import org.microendorse.domain.cohort.CohortPlan;
import org.microendorse.domain.cohort.CohortService;
import org.microendorse.domain.cohort.MemberRole;
import org.microendorse.domain.cohort.Roster;
import org.microendorse.domain.cohort.Roster.Entry;
import org.microendorse.domain.cohort.TeamService;
import org.microendorse.domain.cohort.TeamSizes;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Creates a demo cohort with two registered teams on a laptop. */
@Component
@Profile("local")
@Order(20)
class DemoCohort implements ApplicationRunner {
  private final CohortService cohorts;
  private final TeamService teams;
  private final TeamSizes sizes;
  private final SemesterService semesters;

  DemoCohort(CohortService cohorts, TeamService teams, TeamSizes sizes, SemesterService semesters) {
    this.cohorts = cohorts;
    this.teams = teams;
    this.sizes = sizes;
    this.semesters = semesters;
  }

  @Override
  public void run(ApplicationArguments arguments) {
    LocalDate lastDay = semesters.today().plusWeeks(4);
    if (!cohorts.all().isEmpty()) {
      return;
    }
    semesters.notOver().stream()
        .filter(semester -> semester.opens().isAfter(lastDay))
        .findFirst()
        .ifPresent(
            semester -> {
              UUID cohort =
                  cohorts
                      .open(
                          new CohortPlan(
                              "leadership-for-sel",
                              "SEL together, " + semester.name(),
                              semester.id(),
                              lastDay,
                              8,
                              null,
                              null))
                      .id();
              register(
                  cohort,
                  "Maple Grove leaders",
                  true,
                  "Ada Brooks",
                  "Ivy Chen",
                  "Sam Ortiz",
                  "Lou Petit");
              register(
                  cohort,
                  "Early years",
                  false,
                  "Kim Diaz",
                  "Jo Barnes",
                  "Abe Kowalski",
                  "Una Silva",
                  "Ray Novak");
            });
  }

  private void register(UUID cohort, String team, boolean ofSchool, String... names) {
    List<Entry> people =
        Stream.of(names)
            .map(name -> Entry.typed(0, name, address(name), MemberRole.TEACHER_LEADER.words()))
            .toList();
    Roster roster = Roster.of(people);
    teams.register(cohort, "ada", team, ofSchool, roster, sizes.sizeOf(roster, "ada"));
  }

  private static String address(String name) {
    return name.split(" ")[0].toLowerCase(Locale.ROOT) + "@example.org";
  }
}
