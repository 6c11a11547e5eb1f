package org.microendorse.domain.cohort;

import static org.microendorse.domain.common.DatabaseConstraint.TEAM_MEMBER_ONE_TEAM;
import static org.microendorse.domain.language.Messages.message;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.microendorse.domain.cohort.Roster.Person;
import org.microendorse.domain.cohort.Roster.Problem;
import org.microendorse.domain.common.FieldRefusal;
import org.microendorse.domain.common.NotFound;
import org.microendorse.domain.common.OtherPeoplesText;
import org.microendorse.domain.common.Refusal;
import org.microendorse.domain.common.Text;
import org.microendorse.domain.enrollment.EndorsementPath;
import org.microendorse.domain.enrollment.EndorsementPathLeft;
import org.microendorse.domain.enrollment.EndorsementPathService;
import org.microendorse.domain.people.Account;
import org.microendorse.domain.people.Accounts;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Registers teams of a cohort and manages who is in them. */
@Service
public class TeamService {
  private static final int LONGEST_PAYER = 300;
  private static final int LONGEST_ORDER = 60;

  private final CohortService cohortService;
  private final Teams teams;
  private final TeamMembers members;
  private final TeamSizes sizes;
  private final TeamInvitations invitations;
  private final EndorsementPathService paths;
  private final Accounts accounts;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  TeamService(
      CohortService cohortService,
      Teams teams,
      TeamMembers members,
      TeamSizes sizes,
      TeamInvitations invitations,
      EndorsementPathService paths,
      Accounts accounts,
      ApplicationEventPublisher events,
      Clock clock) {
    this.cohortService = cohortService;
    this.teams = teams;
    this.members = members;
    this.sizes = sizes;
    this.invitations = invitations;
    this.paths = paths;
    this.accounts = accounts;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Registers a team and invites all people on its list, or nobody. If the person who registers it
   * is on the list, they have accepted.
   *
   * @param ofSchool whether its people are all from the school of the person who registers it
   * @param judged the facts that the rules accepted
   * @throws Refusal if the cohort takes no more teams, or the person who registers it has no
   *     district
   * @throws RosterRefused if a person on the list cannot be in the team
   * @throws TeamOutdated if the size of the team is not what was judged
   */
  @Transactional
  public Team register(
      UUID cohortId,
      String username,
      String name,
      boolean ofSchool,
      Roster roster,
      TeamSizes.TeamSize judged) {
    Cohort cohort = cohortService.getAndLock(cohortId);
    TeamOutdated.unless(judged.equals(sizes.sizeOf(roster, username)));
    Account registrar = account(username);
    checkOpen(cohort);
    if (registrar.district() == null) {
      throw new Refusal("teamRule.noDistrict");
    }
    if (ofSchool && registrar.school() == null) {
      throw new Refusal("teamRule.noSchool");
    }
    String title = Text.line(name);
    if (title.isEmpty() || title.length() > 100) {
      throw new Refusal("teamRule.name");
    }
    refuseAddressIn(title);
    refuseTaken(cohort, roster);
    Team team = teams.saveAndFlush(new Team(cohort, title, registrar, ofSchool, clock.instant()));
    for (Person person : roster.people()) {
      add(team, person);
    }
    return team;
  }

  /**
   * Says what the invoice of a team shows, until it is sent.
   *
   * @param billTo who pays, in lines; blank for the team's school or district
   * @param purchaseOrder the payer's number; blank for none
   * @throws Refusal if one is too long, or the invoice was sent
   */
  @Transactional
  public void bill(UUID teamId, String billTo, String purchaseOrder) {
    Team team = teams.findById(teamId).orElseThrow(() -> new NotFound("team", teamId));
    CohortStatus status = cohortService.getAndLock(team.cohort().id()).status();
    if (status != CohortStatus.OPEN && status != CohortStatus.UNDECIDED) {
      throw new Refusal("teamRule.invoiceSent");
    }
    String payer = Text.lines(billTo);
    String order = Text.line(purchaseOrder);
    if (payer.length() > LONGEST_PAYER || order.length() > LONGEST_ORDER) {
      throw new FieldRefusal(
          payer.length() > LONGEST_PAYER ? "billTo" : "purchaseOrder",
          "teamRule.billingTooLong",
          LONGEST_PAYER,
          LONGEST_ORDER);
    }
    team.bill(payer.isEmpty() ? null : payer, order.isEmpty() ? null : order);
  }

  private void checkOpen(Cohort cohort) {
    if (!cohortService.takesTeams(cohort)) {
      throw new Refusal("teamRule.closed");
    }
    if (cohortService.placesLeft(cohort) == 0) {
      throw new Refusal("teamRule.full");
    }
  }

  private void refuseTaken(Cohort cohort, Roster roster) {
    Set<String> taken =
        members.taken(cohort.endorsementId(), roster.people().stream().map(Person::email).toList());
    if (!taken.isEmpty()) {
      throw new RosterRefused(
          roster.people().stream()
              .map(Person::email)
              .filter(taken::contains)
              .map(email -> new Problem(0, message("teamRule.taken", email)))
              .toList());
    }
  }

  private static void refuseAddressIn(String name) {
    if (OtherPeoplesText.holdsAddress(name)) {
      throw new Refusal("teamRule.addressInName", OtherPeoplesText.withoutLinks(name));
    }
  }

  /** Invites a person, or adds them right away if they registered the team. */
  private void add(Team team, Person person) {
    refuseAddressIn(person.name());
    TeamMember member = new TeamMember(team, person, clock.instant());
    boolean self = person.email().equalsIgnoreCase(team.registeredBy().email());
    if (self) {
      member.accept(team.registeredBy(), clock.instant());
    }
    try {
      members.saveAndFlush(member);
    } catch (DataIntegrityViolationException meanwhile) {
      // Two teams at the same time: only one succeeds.
      throw TEAM_MEMBER_ONE_TEAM.refused(meanwhile)
          ? new Refusal("teamRule.taken", person.email())
          : meanwhile;
    }
    if (!self) {
      invitations.send(member);
    }
  }

  /**
   * Invites one more person to a team, also after its cohort has begun.
   *
   * @param judged the size of the team with this person, as the rules accepted it
   * @throws Refusal if they are in a team already, or the team cannot take people now
   * @throws TeamOutdated if the size of the team is not what was judged
   */
  @Transactional
  public void invite(UUID teamId, Person person, TeamSizes.TeamSize judged) {
    Cohort cohort = lockCohortOf(teamId);
    TeamOutdated.unless(judged.equals(sizes.sizeWith(teamId, person)));
    Team team = get(teamId);
    if (!cohortService.takesTeams(cohort) && cohort.status() != CohortStatus.RUNNING) {
      throw new Refusal("teamRule.cannotJoinNow");
    }
    if (!members.taken(cohort.endorsementId(), List.of(person.email())).isEmpty()) {
      throw new Refusal("teamRule.taken", person.email());
    }
    add(team, person);
  }

  /**
   * Sends an invitation again; the link in the earlier mail no longer works.
   *
   * @throws Refusal if it was answered
   */
  @Transactional
  public void inviteAgain(UUID teamId, UUID memberId) {
    lockCohortOf(teamId);
    TeamMember member = member(teamId, memberId);
    if (member.status() != MemberStatus.INVITED) {
      throw new Refusal("teamRule.answered", member.name());
    }
    invitations.send(member);
  }

  /**
   * Removes a person from the list who has not answered.
   *
   * @throws Refusal if they have accepted; then only they themselves can leave
   */
  @Transactional
  public void withdraw(UUID teamId, UUID memberId) {
    lockCohortOf(teamId);
    TeamMember member = member(teamId, memberId);
    if (member.status() != MemberStatus.INVITED) {
      throw new Refusal("teamRule.answered", member.name());
    }
    member.change(MemberStatus.LEFT, clock.instant());
  }

  /**
   * Leaves a team. What the person has earned stays theirs.
   *
   * @throws NotFound if they are not in it
   */
  @Transactional
  public void leave(UUID teamId, String username) {
    Cohort cohort = lockCohortOf(teamId);
    TeamMember member =
        members.ofTeam(teamId).stream()
            .filter(it -> it.hasAccepted() && it.acceptedBy().username().equals(username))
            .findFirst()
            .orElseThrow(() -> new NotFound("member", username));
    leave(member, cohort);
  }

  /** Removes a person from the team when they leave the path to the micro-endorsement. */
  @EventListener
  @Transactional
  public void on(EndorsementPathLeft event) {
    EndorsementPath path = paths.get(event.endorsementPathId());
    if (path.cohortId() != null) {
      Cohort cohort = cohortService.getAndLock(path.cohortId());
      members.ofCohort(cohort.id()).stream()
          .filter(it -> it.hasAccepted() && it.acceptedBy().is(path.educator()))
          .forEach(it -> leave(it, cohort));
    }
  }

  private void leave(TeamMember member, Cohort cohort) {
    member.change(MemberStatus.LEFT, clock.instant());
    if (cohort.status() == CohortStatus.RUNNING) {
      events.publishEvent(new TeamChanged(member.team().id(), UUID.randomUUID()));
    }
  }

  /**
   * The team.
   *
   * @throws NotFound if there is none
   */
  @Transactional(readOnly = true)
  public Team get(UUID id) {
    return teams.findById(id).orElseThrow(() -> new NotFound("team", id));
  }

  /** The teams a person has registered or belongs to, newest first. */
  @Transactional(readOnly = true)
  public List<Team> of(String username) {
    return teams.of(username);
  }

  /** In the order in which they registered. */
  @Transactional(readOnly = true)
  public List<Team> inCohort(UUID cohortId) {
    return teams.ofCohort(cohortId);
  }

  /** All people who ever were on the list of a team in the cohort. */
  @Transactional(readOnly = true)
  public List<TeamMember> membersIn(UUID cohortId) {
    return members.ofCohort(cohortId);
  }

  /** All people who ever were on its list, by name. */
  @Transactional(readOnly = true)
  public List<TeamMember> membersOf(UUID teamId) {
    return members.ofTeam(teamId);
  }

  /** The cohort of a member's team. */
  @Transactional(readOnly = true)
  public UUID cohortOfMember(UUID memberId) {
    return members
        .findById(memberId)
        .orElseThrow(() -> new NotFound("member", memberId))
        .team()
        .cohort()
        .id();
  }

  private Cohort lockCohortOf(UUID teamId) {
    return cohortService.getAndLock(
        teams.cohortOf(teamId).orElseThrow(() -> new NotFound("team", teamId)));
  }

  private TeamMember member(UUID teamId, UUID memberId) {
    return members
        .findById(memberId)
        .filter(it -> it.team().id().equals(teamId))
        .orElseThrow(() -> new NotFound("member", memberId));
  }

  private Account account(String username) {
    return accounts.findByUsername(username).orElseThrow(() -> new NotFound("account", username));
  }
}
