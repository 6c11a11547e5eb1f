package org.microendorse.domain.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.microendorse.domain.people.Account;
import org.microendorse.domain.people.District;
import org.microendorse.domain.people.Role;

class SuggestedGroupTest {
  private static final String SMALL = Focus.GRADES.get(0);
  private static final String MIDDLE = Focus.GRADES.get(2);
  private static final String SCIENCE = "Science";
  private static final String ARTS = "Arts and music";

  private final Account registrar =
      new Account(
          "ada",
          "ada@example.org",
          "Ada",
          "-",
          EnumSet.of(Role.EDUCATOR),
          new District("District"),
          null);
  private final Cohort cohort =
      new Cohort(
          new CohortPlan("sel", "SEL", null, LocalDate.EPOCH, 8, null, null), null, Instant.EPOCH);
  private final Team team = new Team(cohort, "Team", registrar, false, Instant.EPOCH);

  @Test
  void same_grades_and_subject_are_a_group() {
    var groups =
        SuggestedGroup.of(
            List.of(
                person("b", MIDDLE, SCIENCE),
                person("a", MIDDLE, SCIENCE),
                person("c", SMALL, ARTS),
                person("d", SMALL, ARTS)));

    assertThat(groups)
        .extracting(SuggestedGroup::grades, SuggestedGroup::subject, SuggestedGroupTest::names)
        .containsExactly(
            tuple(SMALL, ARTS, List.of("c", "d")), tuple(MIDDLE, SCIENCE, List.of("a", "b")));
  }

  @Test
  void educators_who_are_alone_join_others_of_their_grades_or_the_mixed_group() {
    var groups =
        SuggestedGroup.of(
            List.of(
                person("a", SMALL, ARTS),
                person("b", SMALL, SCIENCE),
                person("c", MIDDLE, SCIENCE),
                person("d", null, SCIENCE),
                person("e", SMALL, null)));

    assertThat(groups)
        .extracting(SuggestedGroup::grades, SuggestedGroup::subject, SuggestedGroupTest::names)
        .containsExactly(
            tuple(SMALL, null, List.of("a", "b", "e")), tuple(null, null, List.of("c", "d")));
  }

  @Test
  void every_educator_is_in_exactly_one_group() {
    Random random = new Random(7);
    for (int i = 0; i < 200; i++) {
      List<TeamMember> people = new ArrayList<>();
      for (int n = random.nextInt(30); n > 0; n--) {
        people.add(person("p" + n, any(Focus.GRADES, random), any(Focus.SUBJECTS, random)));
      }
      assertThat(SuggestedGroup.of(people).stream().flatMap(it -> it.people().stream()))
          .containsExactlyInAnyOrderElementsOf(people);
    }
  }

  private static String any(List<String> choices, Random random) {
    int at = random.nextInt(choices.size() + 1);
    return at == choices.size() ? null : choices.get(at);
  }

  private static Tuple tuple(Object... values) {
    return Tuple.tuple(values);
  }

  private static List<String> names(SuggestedGroup group) {
    return group.people().stream().map(TeamMember::name).toList();
  }

  private TeamMember person(String name, String grades, String subject) {
    TeamMember member =
        new TeamMember(
            team, new Roster.Person(name, name + "@example.org", MemberRole.LEADER), Instant.EPOCH);
    member.teaches(grades, subject);
    return member;
  }
}
