package org.microendorse.domain.cohort;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.microendorse.domain.task.AsNote;

/**
 * The facts about a team for the rules, as process variables spell them.
 *
 * @param organization its school, or else its district
 * @param organizationId its unique id
 * @param people who have accepted
 * @param districts how many different districts they come from
 */
public record TeamFacts(
    UUID teamId,
    @AsNote String name,
    @AsNote String organization,
    UUID organizationId,
    int people,
    int districts) {

  /** The facts about a team and its people who have accepted. */
  static TeamFacts of(Team team, List<TeamMember> accepted) {
    Set<UUID> districts = new HashSet<>(Set.of(team.district().id()));
    accepted.stream()
        .map(member -> member.acceptedBy().district())
        .filter(Objects::nonNull)
        .forEach(district -> districts.add(district.id()));
    return new TeamFacts(
        team.id(),
        team.name(),
        team.organization(),
        team.organizationId(),
        accepted.size(),
        districts.size());
  }
}
