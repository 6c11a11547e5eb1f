package org.microendorse.domain.cohort;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface TeamMembers extends Repository<TeamMember, UUID> {
  String WHOLE =
      """
      select m from TeamMember m
        join fetch m.team team
        join fetch team.cohort cohort
        join fetch cohort.firstSemester
        join fetch team.district
        left join fetch team.school
        join fetch team.registeredBy
        left join fetch m.account account
        left join fetch account.district
      """;

  @Query(WHOLE + "where m.id = :id")
  Optional<TeamMember> findById(UUID id);

  @Query(WHOLE + "where m.tokenHash = :tokenHash")
  Optional<TeamMember> findByTokenHash(String tokenHash);

  /** Without loading anything, so that what is loaded under the cohort's lock is not outdated. */
  @Query("select m.team.cohort.id from TeamMember m where m.tokenHash = :tokenHash")
  Optional<UUID> cohortOfToken(String tokenHash);

  @Query(WHOLE + "where team.id = :teamId order by m.name")
  List<TeamMember> ofTeam(UUID teamId);

  /** The people in a team who have accepted. */
  default Stream<TeamMember> acceptedIn(Team team) {
    return ofTeam(team.id()).stream().filter(TeamMember::hasAccepted);
  }

  @Query(
      WHOLE
          + """
      where cohort.id = :cohortId and team.mergedIntoId is null
      order by team.registeredAt, m.name
      """)
  List<TeamMember> ofCohort(UUID cohortId);

  /** Those of the addresses that are in a team of the micro-endorsement, or invited to one. */
  @Query(
      """
      select lower(m.email) from TeamMember m
      where m.endorsementId = :endorsementId and lower(m.email) in :emails
        and m.status in (org.microendorse.domain.cohort.MemberStatus.INVITED,
                         org.microendorse.domain.cohort.MemberStatus.ACCEPTED)
      """)
  Set<String> taken(String endorsementId, Collection<String> emails);

  /** All people who are or were in a team with this person. */
  @Query(
      """
      select distinct other.account.id from TeamMember other, TeamMember mine
      where mine.account.id = :accountId and other.team = mine.team
        and other.account.id <> :accountId
      """)
  Set<UUID> teammatesOf(UUID accountId);

  TeamMember saveAndFlush(TeamMember member);
}
