package org.microendorse.domain.cohort;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface Teams extends Repository<Team, UUID> {
  String WHOLE =
      """
      select t from Team t
        join fetch t.cohort cohort
        join fetch cohort.firstSemester
        join fetch t.district
        left join fetch t.school
        join fetch t.registeredBy registrar
      """;

  @Query(WHOLE + "where t.id = :id")
  Optional<Team> findById(UUID id);

  /** Without loading anything, so that what is loaded under the cohort's lock is not outdated. */
  @Query("select t.cohort.id from Team t where t.id = :id")
  Optional<UUID> cohortOf(UUID id);

  @Query(WHOLE + "where cohort.id = :cohortId and t.mergedIntoId is null order by t.registeredAt")
  List<Team> ofCohort(UUID cohortId);

  /** How many teams are in some cohorts; cohorts without teams are missing. */
  @Query(
      """
      select t.cohort.id as cohortId, count(t) as teams from Team t
      where t.cohort.id in :cohortIds and t.mergedIntoId is null
      group by t.cohort.id
      """)
  List<Count> countByCohort(Collection<UUID> cohortIds);

  /** The teams of a cohort, counted. */
  interface Count {
    UUID getCohortId();

    int getTeams();
  }

  @Query("select count(t) from Team t where t.cohort.id = :cohortId and t.mergedIntoId is null")
  int countOfCohort(UUID cohortId);

  /** The teams a person has registered or belongs to, newest first. */
  @Query(
      WHOLE
          + """
      where t.mergedIntoId is null
        and (registrar.username = :username
          or exists (select 1 from TeamMember m where m.team = t and m.account.username = :username
                     and m.status in (org.microendorse.domain.cohort.MemberStatus.ACCEPTED,
                                      org.microendorse.domain.cohort.MemberStatus.FINISHED)))
      order by t.registeredAt desc
      """)
  List<Team> of(String username);

  Team saveAndFlush(Team team);
}
