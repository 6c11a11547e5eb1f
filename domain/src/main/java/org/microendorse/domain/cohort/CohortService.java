package org.microendorse.domain.cohort;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.microendorse.domain.calendar.Dates;
import org.microendorse.domain.calendar.Semester;
import org.microendorse.domain.calendar.SemesterService;
import org.microendorse.domain.catalog.CatalogService;
import org.microendorse.domain.catalog.MicroEndorsement;
import org.microendorse.domain.common.FieldRefusal;
import org.microendorse.domain.common.NotFound;
import org.microendorse.domain.common.Refusal;
import org.microendorse.domain.common.Text;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Plans, changes and lists cohorts. */
@Service
public class CohortService {
  private final Cohorts cohorts;
  private final Teams teams;
  private final TeamMembers members;
  private final CatalogService catalog;
  private final SemesterService semesters;
  private final JdbcClient jdbc;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  CohortService(
      Cohorts cohorts,
      Teams teams,
      TeamMembers members,
      CatalogService catalog,
      SemesterService semesters,
      JdbcClient jdbc,
      ApplicationEventPublisher events,
      Clock clock) {
    this.cohorts = cohorts;
    this.teams = teams;
    this.members = members;
    this.catalog = catalog;
    this.semesters = semesters;
    this.jdbc = jdbc;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Opens a cohort for teams.
   *
   * @throws Refusal if something is missing or inconsistent
   */
  @Transactional
  public Cohort open(CohortPlan plan) {
    Semester first = check(plan, null);
    Cohort cohort = cohorts.saveAndFlush(new Cohort(plan, first, clock.instant()));
    events.publishEvent(new CohortOpened(cohort.id()));
    return cohort;
  }

  /**
   * Changes a cohort. Once registration is over, only its title and its focus can change: teams
   * rely on what they registered and pay for.
   *
   * @throws Refusal if something is missing, inconsistent or can no longer be changed
   */
  @Transactional
  public Cohort change(UUID id, CohortPlan plan) {
    Cohort cohort = getAndLock(id);
    if (!plan.endorsementId().equals(cohort.endorsementId())) {
      throw new Refusal("cohortRule.endorsement");
    }
    if (!takesTeams(cohort)) {
      refuseLateChange(cohort, plan);
      cohort.change(checkTitle(plan, cohort), cohort.firstSemester());
      return cohort;
    }
    Semester first = check(plan, cohort);
    if (plan.places() < teamsIn(id)) {
      throw new FieldRefusal("places", "cohortRule.places.registered", teamsIn(id));
    }
    boolean moved = !cohort.lastDay().equals(plan.lastDay());
    cohort.change(plan, first);
    if (moved) {
      events.publishEvent(new CohortChanged(id, UUID.randomUUID()));
    }
    return cohort;
  }

  private static void refuseLateChange(Cohort cohort, CohortPlan plan) {
    if (!cohort.status().isAlive()) {
      throw new Refusal("cohortRule.ended");
    }
    if (!cohort.firstSemester().id().equals(plan.firstSemesterId())
        || !cohort.lastDay().equals(plan.lastDay())
        || cohort.places() != plan.places()) {
      throw new Refusal(cohort.closedAt() == null ? "cohortRule.undecided" : "cohortRule.invoiced");
    }
  }

  private Semester check(CohortPlan plan, @Nullable Cohort changed) {
    checkTitle(plan, changed);
    MicroEndorsement endorsement =
        catalog
            .endorsement(plan.endorsementId())
            .orElseThrow(() -> new NotFound("micro-endorsement", plan.endorsementId()));
    if (endorsement.microCredentialIds().isEmpty()) {
      throw new FieldRefusal("endorsementId", "cohortRule.empty");
    }
    if (plan.firstSemesterId() == null) {
      throw new FieldRefusal("firstSemesterId", "cohortRule.firstSemester.missing");
    }
    if (plan.lastDay() == null) {
      throw new FieldRefusal("lastDay", "cohortRule.lastDay.missing");
    }
    if (plan.lastDay().isBefore(semesters.today())) {
      throw new FieldRefusal("lastDay", "cohortRule.lastDay.passed");
    }
    Semester first = semesters.get(plan.firstSemesterId());
    if (first.closes().isBefore(semesters.today())) {
      throw new FieldRefusal("firstSemesterId", "cohortRule.firstSemester.ended", first.name());
    }
    if (plan.lastDay().isAfter(first.closes())) {
      throw new FieldRefusal(
          "lastDay", "cohortRule.lastDay.afterSemester", Dates.inWords(first.closes()));
    }
    if (changed == null || isMoved(plan, changed)) {
      refuseLateStart(first, plan.lastDay());
    }
    if (plan.places() < 1 || plan.places() > 1000) {
      throw new FieldRefusal("places", "cohortRule.places");
    }
    return first;
  }

  private static boolean isMoved(CohortPlan plan, Cohort cohort) {
    return !cohort.firstSemester().id().equals(plan.firstSemesterId())
        || !cohort.lastDay().equals(plan.lastDay());
  }

  /** People start with the first day of their first semester. */
  private void refuseLateStart(Semester first, LocalDate lastDay) {
    if (!first.opens().isAfter(semesters.today())) {
      throw new FieldRefusal("firstSemesterId", "cohortRule.firstSemester.running", first.name());
    }
    if (!lastDay.isBefore(first.opens())) {
      throw new FieldRefusal(
          "lastDay", "cohortRule.lastDay.afterBegin", first.name(), Dates.inWords(first.opens()));
    }
  }

  private CohortPlan checkTitle(CohortPlan plan, @Nullable Cohort changed) {
    if (Text.isBlank(plan.title()) || plan.title().length() > 120) {
      throw new FieldRefusal("title", "cohortRule.title");
    }
    cohorts
        .findByTitleIgnoreCase(plan.title().strip())
        .filter(other -> changed == null || !other.id().equals(changed.id()))
        .ifPresent(
            other -> {
              throw new FieldRefusal("title", "cohortRule.title.taken", other.title());
            });
    return plan;
  }

  /**
   * The cohort.
   *
   * @throws NotFound if there is none
   */
  @Transactional(readOnly = true)
  public Cohort get(UUID id) {
    return cohorts.findById(id).orElseThrow(() -> new NotFound("cohort", id));
  }

  /** The cohort, locked until the caller's transaction ends. */
  @Transactional
  public Cohort getAndLock(UUID id) {
    return cohorts.findAndLock(id).orElseThrow(() -> new NotFound("cohort", id));
  }

  /** The cohorts that teams can still register for, the most urgent first. */
  @Transactional(readOnly = true)
  public List<Cohort> upcoming() {
    return cohorts.withStatus(CohortStatus.OPEN).stream().filter(this::takesTeams).toList();
  }

  /** All cohorts, newest first. */
  @Transactional(readOnly = true)
  public List<Cohort> all() {
    return cohorts.newestFirst();
  }

  /** Whether teams may register now if there are places left. */
  public boolean takesTeams(Cohort cohort) {
    return cohort.status() == CohortStatus.OPEN && !isRegistrationOver(cohort);
  }

  boolean isRegistrationOver(Cohort cohort) {
    return semesters.today().isAfter(cohort.lastDay());
  }

  /** When the last day of registration is over, in the time zone of the program. */
  public OffsetDateTime registrationEndsAt(Cohort cohort) {
    return semesters.beginOf(cohort.lastDay().plusDays(1));
  }

  /** How many teams have registered. */
  @Transactional(readOnly = true)
  public int teamsIn(UUID cohortId) {
    return teams.countOfCohort(cohortId);
  }

  /** The number of teams of several cohorts, by id; cohorts without teams are missing. */
  @Transactional(readOnly = true)
  public Map<UUID, Integer> teamsIn(Collection<Cohort> several) {
    return teams.countByCohort(several.stream().map(Cohort::id).toList()).stream()
        .collect(Collectors.toMap(Teams.Count::getCohortId, Teams.Count::getTeams));
  }

  /** How many places are left. */
  @Transactional(readOnly = true)
  public int placesLeft(Cohort cohort) {
    return Math.max(0, cohort.places() - teamsIn(cohort.id()));
  }

  public MicroEndorsement endorsementOf(Cohort cohort) {
    return catalog
        .endorsement(cohort.endorsementId())
        .orElseThrow(() -> new NotFound("micro-endorsement", cohort.endorsementId()));
  }

  /** The semesters of its micro-credentials, as far as the calendar has them. */
  @Transactional(readOnly = true)
  public List<Semester> semestersOf(Cohort cohort) {
    return semesters.all().stream()
        .filter(it -> !it.opens().isBefore(cohort.firstSemester().opens()))
        .limit(endorsementOf(cohort).microCredentialIds().size())
        .toList();
  }

  /** Whether this person facilitates or coaches the cohort. */
  @Transactional(readOnly = true)
  public boolean isStaff(String username, UUID cohortId) {
    return staffOf(cohortId).stream().anyMatch(it -> it.username().equals(username));
  }

  /** Cohorts this person facilitates or coaches, the newest first. */
  @Transactional(readOnly = true)
  public List<Cohort> staffedBy(String username) {
    Set<UUID> ids =
        jdbc
            .sql(
                """
                select s.cohort_id from cohort_staff s join account a on a.id = s.account_id
                where a.username = ?
                """)
            .param(username)
            .query(UUID.class)
            .list()
            .stream()
            .collect(Collectors.toSet());
    return all().stream().filter(it -> ids.contains(it.id())).toList();
  }

  /** The staff of a cohort; empty until there are enough teams. */
  @Transactional(readOnly = true)
  public List<StaffMember> staffOf(UUID cohortId) {
    return jdbc.sql(
            """
            select s.duty, s.side, a.username, a.display_name
            from cohort_staff s join account a on a.id = s.account_id
            where s.cohort_id = ? order by s.duty desc, s.side desc
            """)
        .param(cohortId)
        .query(
            (row, number) ->
                new StaffMember(
                    Duty.valueOf(row.getString(1)),
                    Side.valueOf(row.getString(2)),
                    row.getString(3),
                    row.getString(4)))
        .list();
  }

  /** A person on the staff of a cohort. */
  public record StaffMember(Duty duty, Side side, String username, String displayName) {}

  /** Suggested groups, see {@link SuggestedGroup#of}. */
  @Transactional(readOnly = true)
  public List<SuggestedGroup> groupsOf(UUID cohortId) {
    return SuggestedGroup.of(
        members.ofCohort(cohortId).stream().filter(TeamMember::hasAccepted).toList());
  }
}
