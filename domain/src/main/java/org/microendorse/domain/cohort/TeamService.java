package org.microendorse.domain.cohort;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.microendorse.domain.cohort.Roster.Person;
import org.microendorse.domain.cohort.Roster.Problem;
import org.microendorse.domain.common.EndorseProperties;
import org.microendorse.domain.common.InvitationQuota;
import org.microendorse.domain.common.InvitationQuota.Kind;
import org.microendorse.domain.common.NotFound;
import org.microendorse.domain.common.OperationId;
import org.microendorse.domain.common.OtherPeoplesText;
import org.microendorse.domain.common.Refusal;
import org.microendorse.domain.common.Text;
import org.microendorse.domain.enrollment.EndorsementPath;
import org.microendorse.domain.enrollment.EndorsementPathLeft;
import org.microendorse.domain.enrollment.EndorsementPathService;
import org.microendorse.domain.notification.Letter;
import org.microendorse.domain.notification.MailService;
import org.microendorse.domain.people.Account;
import org.microendorse.domain.people.Accounts;
import org.microendorse.domain.people.District;
import org.microendorse.domain.people.Role;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Registers teams and knows who belongs to them. Whether a team is one is for the rules to say. */
@Service
public class TeamService {
  private static final String TAKEN =
      "%s is in a team of this micro-endorsement already, or invited to one.";

  private final CohortService cohortService;
  private final Teams teams;
  private final TeamMembers members;
  private final EndorsementPathService paths;
  private final Accounts accounts;
  private final MailService mails;
  private final InvitationQuota invitations;
  private final EndorseProperties endorse;
  private final CohortProperties properties;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  TeamService(
      CohortService cohortService,
      Teams teams,
      TeamMembers members,
      EndorsementPathService paths,
      Accounts accounts,
      MailService mails,
      InvitationQuota invitations,
      EndorseProperties endorse,
      CohortProperties properties,
      ApplicationEventPublisher events,
      Clock clock) {
    this.cohortService = cohortService;
    this.teams = teams;
    this.members = members;
    this.paths = paths;
    this.accounts = accounts;
    this.mails = mails;
    this.invitations = invitations;
    this.endorse = endorse;
    this.properties = properties;
    this.events = events;
    this.clock = clock;
  }

  /** What rules need to know before a team is registered. */
  @Transactional(readOnly = true)
  public TeamSize sizeOf(Roster roster, String username) {
    return new TeamSize(roster.people().size(), districts(roster.people(), account(username)));
  }

  /** What rules need to know of a team as it is. */
  @Transactional(readOnly = true)
  public TeamSize sizeOf(UUID teamId) {
    List<TeamMember> active = active(teamId);
    return new TeamSize(
        active.size(),
        countDistricts(active.stream().map(TeamMember::account), get(teamId).district()));
  }

  /** What rules need to know before somebody more is invited. */
  @Transactional(readOnly = true)
  public TeamSize sizeWith(UUID teamId, Person another) {
    Team team = get(teamId);
    List<TeamMember> active = active(teamId);
    return new TeamSize(
        active.size() + 1,
        countDistricts(
            Stream.concat(
                active.stream().map(TeamMember::account),
                accounts.findByEmailIgnoreCase(another.email()).stream()),
            team.district()));
  }

  /** What rules need to know before somebody accepts. */
  @Transactional(readOnly = true)
  public TeamSize sizeIfAccepted(TeamMember member, String username) {
    List<TeamMember> active = active(member.team().id());
    return new TeamSize(
        active.size(),
        countDistricts(
            Stream.concat(active.stream().map(TeamMember::account), Stream.of(account(username))),
            member.team().district()));
  }

  /**
   * What rules need to know of a team.
   *
   * @param people in it or asked to be
   * @param districts how many different ones, as far as they have accounts
   */
  public record TeamSize(int people, int districts) {}

  private int districts(List<Person> people, Account registrar) {
    return countDistricts(
        people.stream().map(it -> accounts.findByEmailIgnoreCase(it.email()).orElse(null)),
        registrar.district());
  }

  private static int countDistricts(Stream<Account> people, District ofTeam) {
    Set<UUID> ids =
        people
            .filter(it -> it != null && it.district() != null)
            .map(it -> it.district().id())
            .collect(Collectors.toSet());
    if (ofTeam != null) {
      ids.add(ofTeam.id());
    }
    return ids.size();
  }

  /**
   * Registers a team and invites everybody on its list; all or nobody. Whoever registers it and is
   * on the list has accepted.
   *
   * @param ofSchool its people are of one school, that of whoever registers it
   * @param judged what the rules agreed to
   * @throws Refusal if the cohort takes no more teams, or whoever registers it has no district
   * @throws RosterRefused if somebody on the list cannot be in the team
   * @throws TeamOutdated if the size of the team is not what was judged
   */
  @Transactional
  public Team register(
      UUID cohortId,
      String username,
      String name,
      boolean ofSchool,
      Roster roster,
      TeamSize judged) {
    Cohort cohort = cohortService.getAndLock(cohortId);
    TeamOutdated.unless(judged.equals(sizeOf(roster, username)));
    Account registrar = account(username);
    checkOpen(cohort);
    if (registrar.district() == null) {
      throw new Refusal(
          "A team belongs to a school or district, and your account names none. Please ask the"
              + " program manager to add yours.");
    }
    if (ofSchool && registrar.school() == null) {
      throw new Refusal("Your account names no school. Please register a team of your district.");
    }
    String title = Text.line(name);
    if (title.isEmpty() || title.length() > 100) {
      throw new Refusal("Please give the team a name of up to 100 characters.");
    }
    refuseAddressIn(title);
    refuseTaken(cohort, roster);
    Team team = teams.saveAndFlush(new Team(cohort, title, registrar, ofSchool, clock.instant()));
    for (Person person : roster.people()) {
      add(team, person);
    }
    return team;
  }

  private void checkOpen(Cohort cohort) {
    if (!cohortService.takesTeams(cohort)) {
      throw new Refusal("Registration for this cohort is over.");
    }
    if (cohortService.placesLeft(cohort) == 0) {
      throw new Refusal("All places in this cohort are taken.");
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
              .map(email -> new Problem(0, TAKEN.formatted(email)))
              .toList());
    }
  }

  private static void refuseAddressIn(String name) {
    if (OtherPeoplesText.holdsAddress(name)) {
      throw new Refusal(
          "\"%s\" holds a web or email address. Please give a name without one, and put a space after a dot."
              .formatted(OtherPeoplesText.withoutLinks(name)));
    }
  }

  /** Invites somebody, or takes them in at once if they registered the team. */
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
      // Two teams at the same moment: the unique index let only one through.
      throw new Refusal(TAKEN.formatted(person.email()));
    }
    if (!self) {
      invite(member);
    }
  }

  private void invite(TeamMember member) {
    invitations.count(Kind.TEAM, member.team().registeredBy().id(), member.email());
    String token = TokenSource.next();
    Instant expiresAt = clock.instant().plus(properties.invitationValid());
    member.invite(TokenSource.hash(token), expiresAt);
    members.saveAndFlush(member);
    Team team = member.team();
    mails.writeLetters(
        "team-invitation",
        List.of(
            new Letter(
                member.name(),
                member.email(),
                Map.of(
                    "team", team.name(),
                    "registrar", team.registeredBy().displayName(),
                    "endorsement", cohortService.endorsementOf(team.cohort()).title(),
                    "semester", team.cohort().firstSemester().name(),
                    "days", String.valueOf(properties.invitationValid().toDays()),
                    "link", endorse.link("/invitations/" + token).toString()))),
        new OperationId("cohort.invite/" + TokenSource.hash(token)));
  }

  /**
   * Invites one more person to a team, also after its cohort has begun.
   *
   * @param judged the size of the team with this person, as the rules agreed to it
   * @throws Refusal if they are in a team already, or the team is not open for anybody now
   * @throws TeamOutdated if the size of the team is not what was judged
   */
  @Transactional
  public void invite(UUID teamId, Person person, TeamSize judged) {
    Cohort cohort = lockCohortOf(teamId);
    TeamOutdated.unless(judged.equals(sizeWith(teamId, person)));
    Team team = get(teamId);
    if (!cohortService.takesTeams(cohort) && cohort.status() != CohortStatus.RUNNING) {
      throw new Refusal(
          "Right now nobody can join: registration is over and the cohort has not begun yet.");
    }
    if (!members.taken(cohort.endorsementId(), List.of(person.email())).isEmpty()) {
      throw new Refusal(TAKEN.formatted(person.email()));
    }
    add(team, person);
  }

  /**
   * Sends an invitation again; the link in the mail before does not work any more.
   *
   * @throws Refusal if it was answered
   */
  @Transactional
  public void inviteAgain(UUID teamId, UUID memberId) {
    lockCohortOf(teamId);
    TeamMember member = member(teamId, memberId);
    if (member.status() != MemberStatus.INVITED) {
      throw new Refusal(member.name() + " has answered already.");
    }
    invite(member);
  }

  /**
   * Takes somebody off the list who has not answered.
   *
   * @throws Refusal if they have accepted: then they leave themselves
   */
  @Transactional
  public void withdraw(UUID teamId, UUID memberId) {
    lockCohortOf(teamId);
    TeamMember member = member(teamId, memberId);
    if (member.status() != MemberStatus.INVITED) {
      throw new Refusal(member.name() + " has answered already.");
    }
    member.change(MemberStatus.LEFT, clock.instant());
  }

  private Cohort lockCohortOf(UUID teamId) {
    return cohortService.getAndLock(
        teams.cohortOf(teamId).orElseThrow(() -> new NotFound("team", teamId)));
  }

  /** The cohort of somebody's team. */
  @Transactional(readOnly = true)
  public UUID cohortOfMember(UUID memberId) {
    return members
        .findById(memberId)
        .orElseThrow(() -> new NotFound("member", memberId))
        .team()
        .cohort()
        .id();
  }

  private TeamMember member(UUID teamId, UUID memberId) {
    return members
        .findById(memberId)
        .filter(it -> it.team().id().equals(teamId))
        .orElseThrow(() -> new NotFound("member", memberId));
  }

  /** Whom a link is for; empty if there is no such invitation, or a newer one was sent. */
  @Transactional(readOnly = true)
  public Optional<TeamMember> invited(String token) {
    return members.findByTokenHash(TokenSource.hash(token));
  }

  /** Why an invitation cannot be answered by this person now; empty if it can. */
  @Transactional(readOnly = true)
  public Optional<String> whyNot(TeamMember invited, String username) {
    Account account = account(username);
    if (!invited.email().equalsIgnoreCase(account.email())) {
      return Optional.of(
          "This invitation went to another email address than the one of your account. Sign in"
              + " with the account it was sent to, or ask whoever registered the team to invite "
              + account.email()
              + ".");
    }
    if (invited.status() != MemberStatus.INVITED) {
      return Optional.of(answered(invited));
    }
    if (clock.instant().isAfter(invited.expiresAt())) {
      return Optional.of(
          "This invitation has expired. Please ask %s to send it again."
              .formatted(invited.team().registeredBy().displayName()));
    }
    CohortStatus status = invited.team().cohort().status();
    if (!status.isAlive()) {
      return Optional.of("The cohort of this team is over, so there is nothing to join any more.");
    }
    return account.has(Role.EDUCATOR)
        ? Optional.empty()
        : Optional.of("Teams are for educators, and your account is not one of an educator.");
  }

  private static String answered(TeamMember member) {
    return switch (member.status()) {
      case ACCEPTED, FINISHED -> "You have accepted this invitation already.";
      case DECLINED ->
          "You have declined this invitation. Should you like to join after all,"
              + " please ask %s to invite you again."
                  .formatted(member.team().registeredBy().displayName());
      default ->
          "This invitation was taken back. Please ask %s if you think it should not have been."
              .formatted(member.team().registeredBy().displayName());
    };
  }

  /**
   * Joins a team.
   *
   * @param grades of {@link Focus#GRADES}; may be null
   * @param subject of {@link Focus#SUBJECTS}; may be null
   * @param judged the size of the team with this person, as the rules agreed to it
   * @throws Refusal if the invitation cannot be answered
   * @throws TeamOutdated if the size of the team is not what was judged
   */
  @Transactional
  public Team accept(
      String token, String username, String grades, String subject, TeamSize judged) {
    TeamMember member = answerable(token, username);
    TeamOutdated.unless(judged.equals(sizeIfAccepted(member, username)));
    member.teaches(Focus.of(Focus.GRADES, grades), Focus.of(Focus.SUBJECTS, subject));
    member.accept(account(username), clock.instant());
    if (member.team().cohort().status() == CohortStatus.RUNNING) {
      events.publishEvent(new MemberJoined(member.id()));
    }
    return member.team();
  }

  /**
   * Stays away.
   *
   * @throws Refusal if the invitation cannot be answered
   */
  @Transactional
  public void decline(String token, String username) {
    answerable(token, username).change(MemberStatus.DECLINED, clock.instant());
  }

  private TeamMember answerable(String token, String username) {
    cohortService.getAndLock(
        members
            .cohortOfToken(TokenSource.hash(token))
            .orElseThrow(() -> new NotFound("invitation", "like this")));
    TeamMember member = invited(token).orElseThrow(() -> new NotFound("invitation", "like this"));
    whyNot(member, username)
        .ifPresent(
            why -> {
              throw new Refusal(why);
            });
    return member;
  }

  /**
   * Leaves a team. What one has earned stays one's own.
   *
   * @throws NotFound if they are not in it
   */
  @Transactional
  public void leave(UUID teamId, String username) {
    Cohort cohort = lockCohortOf(teamId);
    TeamMember member =
        members.ofTeam(teamId).stream()
            .filter(it -> it.hasAccepted() && it.account().username().equals(username))
            .findFirst()
            .orElseThrow(() -> new NotFound("member", username));
    leave(member, cohort);
  }

  /** Whoever leaves the way to the micro-endorsement leaves the team as well. */
  @EventListener
  @Transactional
  public void on(EndorsementPathLeft event) {
    EndorsementPath path = paths.get(event.endorsementPathId());
    if (path.cohortId() != null) {
      Cohort cohort = cohortService.getAndLock(path.cohortId());
      members.ofCohort(cohort.id()).stream()
          .filter(it -> it.hasAccepted() && it.account().is(path.educator()))
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

  /** Those somebody has registered or belongs to, the newest first. */
  @Transactional(readOnly = true)
  public List<Team> of(String username) {
    return teams.of(username);
  }

  /** In the order in which they registered. */
  @Transactional(readOnly = true)
  public List<Team> inCohort(UUID cohortId) {
    return teams.ofCohort(cohortId);
  }

  /** Everybody who ever was on its list, by name. */
  @Transactional(readOnly = true)
  public List<TeamMember> membersOf(UUID teamId) {
    return members.ofTeam(teamId);
  }

  private List<TeamMember> active(UUID teamId) {
    return members.ofTeam(teamId).stream().filter(TeamMember::isActive).toList();
  }

  private Account account(String username) {
    return accounts.findByUsername(username).orElseThrow(() -> new NotFound("account", username));
  }
}
