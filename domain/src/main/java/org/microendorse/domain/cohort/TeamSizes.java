package org.microendorse.domain.cohort;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.microendorse.domain.cohort.Roster.Person;
import org.microendorse.domain.common.NotFound;
import org.microendorse.domain.people.Account;
import org.microendorse.domain.people.Accounts;
import org.microendorse.domain.people.District;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Counts the people of teams, and their districts, for the rules. */
@Service
public class TeamSizes {
  private final Teams teams;
  private final TeamMembers members;
  private final Accounts accounts;

  TeamSizes(Teams teams, TeamMembers members, Accounts accounts) {
    this.teams = teams;
    this.members = members;
    this.accounts = accounts;
  }

  /** The size of a team before it is registered. */
  @Transactional(readOnly = true)
  public TeamSize sizeOf(Roster roster, String username) {
    return new TeamSize(roster.people().size(), districts(roster.people(), account(username)));
  }

  /** The current size of a team. */
  @Transactional(readOnly = true)
  public TeamSize sizeOf(UUID teamId) {
    List<TeamMember> active = active(teamId);
    return new TeamSize(
        active.size(),
        countDistricts(active.stream().map(TeamMember::account), team(teamId).district()));
  }

  /** The size of a team with another person, before they are invited. */
  @Transactional(readOnly = true)
  public TeamSize sizeWith(UUID teamId, Person another) {
    Team team = team(teamId);
    List<TeamMember> active = active(teamId);
    return new TeamSize(
        active.size() + 1,
        countDistricts(
            Stream.concat(
                active.stream().map(TeamMember::account),
                accounts.findByEmailIgnoreCase(another.email()).stream()),
            team.district()));
  }

  /** The size of a team with a person, before they accept. */
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
   * The size of a team.
   *
   * @param people in the team or invited to it
   * @param districts how many different districts, as far as the people have accounts
   */
  public record TeamSize(int people, int districts) {}

  private int districts(List<Person> people, Account registrar) {
    return countDistricts(
        people.stream().map(it -> accounts.findByEmailIgnoreCase(it.email()).orElse(null)),
        registrar.district());
  }

  private static int countDistricts(Stream<Account> people, @Nullable District ofTeam) {
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

  private List<TeamMember> active(UUID teamId) {
    return members.ofTeam(teamId).stream().filter(TeamMember::isActive).toList();
  }

  private Team team(UUID id) {
    return teams.findById(id).orElseThrow(() -> new NotFound("team", id));
  }

  private Account account(String username) {
    return accounts.findByUsername(username).orElseThrow(() -> new NotFound("account", username));
  }
}
