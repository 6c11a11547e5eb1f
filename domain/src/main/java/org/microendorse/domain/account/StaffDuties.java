package org.microendorse.domain.account;

import static org.microendorse.domain.language.Messages.message;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.microendorse.domain.cohort.CohortStatus;
import org.microendorse.domain.common.Refusal;
import org.microendorse.domain.evidence.Submission;
import org.microendorse.domain.people.Account;
import org.microendorse.domain.people.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What people would be left without if a person lost a role, and nothing can hand over. */
@Component
public class StaffDuties {
  private final JdbcClient jdbc;

  StaffDuties(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Why a role cannot be removed now.
   *
   * @param key of the reason in the message files
   * @param details for the message
   */
  public record Blocker(Role role, String key, List<Object> details) {
    /** In the reader's language. */
    public String words() {
      return message(key, details.toArray());
    }
  }

  private static final List<String> ALIVE =
      Arrays.stream(CohortStatus.values()).filter(CohortStatus::isAlive).map(Enum::name).toList();

  /** The blockers of these people; asks as often for many as for one. */
  @Transactional(readOnly = true)
  public Map<UUID, List<Blocker>> of(Collection<UUID> people) {
    Map<UUID, List<Blocker>> found = new HashMap<>();
    if (people.isEmpty()) {
      return found;
    }
    jdbc.sql(
            """
            select coach_id id, count(*) educators from enrollment
            where coach_id in (:people) and status = 'IN_PROGRESS' group by coach_id
            """)
        .param("people", people)
        .query(
            row -> {
              add(
                  found,
                  row.getObject("id", UUID.class),
                  new Blocker(Role.COACH, "staffRule.coaches", List.of(row.getInt("educators"))));
            });
    jdbc.sql(
            """
            select s.account_id id, s.duty, string_agg(distinct c.title, ', ' order by c.title) titles
            from cohort_staff s join cohort c on c.id = s.cohort_id
            where s.account_id in (:people) and c.status in (:alive) group by s.account_id, s.duty
            """)
        .param("people", people)
        .param("alive", ALIVE)
        .query(
            row -> {
              add(
                  found,
                  row.getObject("id", UUID.class),
                  new Blocker(
                      Role.valueOf(row.getString("duty")),
                      "staffRule.cohorts",
                      List.of(row.getString("titles"))));
            });
    for (Role role : List.of(Role.ASSESSOR, Role.APPROVER, Role.LEAD_ASSESSOR)) {
      soleReviewers(people, role, found);
    }
    return found;
  }

  /** Reviews for which nobody else was asked: they would wait for a person who may not review. */
  private void soleReviewers(Collection<UUID> people, Role role, Map<UUID, List<Blocker>> found) {
    jdbc.sql(
            """
            select c.account_id id, array_agg(distinct s.number order by s.number) numbers
            from review_clock k join submission s on s.id = k.submission_id
              join enrollment e on e.id = s.enrollment_id
              join review_candidate c on c.submission_id = s.id
                and (c.duty = k.duty or c.duty = 'APPROVE')
              join account_role r on r.account_id = c.account_id and r.role = :role
            where c.account_id in (:people) and e.status = 'IN_PROGRESS'
              and s.outcome is null and s.returned_at is null
              and (c.duty = 'APPROVE') = (:role = 'APPROVER')
              and not exists (select 1 from review_candidate o where o.submission_id = s.id
                and o.duty = c.duty and o.account_id <> c.account_id)
            group by c.account_id
            """)
        .param("role", role.name())
        .param("people", people)
        .query(
            row -> {
              add(
                  found,
                  row.getObject("id", UUID.class),
                  new Blocker(role, "staffRule.reviews", List.of(numbers(row))));
            });
  }

  private static String numbers(ResultSet row) throws SQLException {
    Long[] numbers = (Long[]) row.getArray("numbers").getArray();
    return Arrays.stream(numbers).map(Submission::number).collect(Collectors.joining(", "));
  }

  private static void add(Map<UUID, List<Blocker>> found, UUID person, Blocker blocker) {
    found.computeIfAbsent(person, id -> new ArrayList<>()).add(blocker);
  }

  /**
   * Checks that a person can lose a role.
   *
   * @throws Refusal if others would be left without anybody
   */
  void requireNone(Account account, Role role) {
    of(List.of(account.id())).getOrDefault(account.id(), List.of()).stream()
        .filter(it -> it.role() == role)
        .findFirst()
        .ifPresent(
            it -> {
              throw new Refusal(it.key(), it.details().toArray());
            });
  }
}
