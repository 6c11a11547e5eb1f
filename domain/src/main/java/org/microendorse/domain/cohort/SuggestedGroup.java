package org.microendorse.domain.cohort;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * People of a cohort who teach similar grades or subjects and may work together.
 *
 * @param grades what they share; null: they teach different grades, or have not told
 * @param subject what they share; null: several subjects
 */
public record SuggestedGroup(
    @Nullable String grades, @Nullable String subject, List<TeamMember> people) {

  /**
   * Groups people who teach the same subject in the same grades. People who would be alone are
   * grouped by grades; those who are still alone form the last group.
   */
  public static List<SuggestedGroup> of(List<TeamMember> people) {
    List<SuggestedGroup> groups = new ArrayList<>();
    List<TeamMember> rest = new ArrayList<>();
    Map<String, List<TeamMember>> byGrades = new LinkedHashMap<>();
    for (String grades : Focus.GRADES) {
      byGrades.put(grades, people.stream().filter(it -> grades.equals(it.grades())).toList());
    }
    people.stream().filter(it -> it.grades() == null).forEach(rest::add);
    byGrades.forEach(
        (grades, teachers) -> {
          List<TeamMember> alone = new ArrayList<>();
          bySubject(teachers)
              .forEach(
                  (subject, same) -> {
                    if (same.size() > 1 && !subject.isEmpty()) {
                      groups.add(new SuggestedGroup(grades, subject, same));
                    } else {
                      alone.addAll(same);
                    }
                  });
          if (alone.size() > 1) {
            groups.add(new SuggestedGroup(grades, null, sorted(alone)));
          } else {
            rest.addAll(alone);
          }
        });
    if (!rest.isEmpty()) {
      groups.add(new SuggestedGroup(null, null, sorted(rest)));
    }
    return groups;
  }

  private static Map<String, List<TeamMember>> bySubject(List<TeamMember> teachers) {
    Map<String, List<TeamMember>> bySubject = new TreeMap<>();
    for (TeamMember teacher : teachers) {
      bySubject
          .computeIfAbsent(
              Objects.requireNonNullElse(teacher.subject(), ""), key -> new ArrayList<>())
          .add(teacher);
    }
    bySubject.replaceAll((subject, same) -> sorted(same));
    return bySubject;
  }

  private static List<TeamMember> sorted(List<TeamMember> people) {
    return people.stream().sorted(Comparator.comparing(TeamMember::name)).toList();
  }
}
