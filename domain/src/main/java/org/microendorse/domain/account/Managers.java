package org.microendorse.domain.account;

import java.util.List;
import java.util.UUID;
import org.microendorse.domain.common.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps the program from losing its last program manager. */
@Component
class Managers {
  private final JdbcClient jdbc;

  Managers(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  boolean exist() {
    return !lock().isEmpty();
  }

  /**
   * Checks that there is another one; two who leave at the same time are one after the other.
   *
   * @throws Refusal if this is the last one
   */
  void requireAnother(UUID accountId) {
    List<UUID> all = lock();
    if (all.equals(List.of(accountId))) {
      throw new Refusal("staffRule.lastManager");
    }
  }

  private List<UUID> lock() {
    return jdbc.sql(
            """
            select account_id from account_role where role = 'PROGRAM_MANAGER'
            order by account_id for update
            """)
        .query(UUID.class)
        .list();
  }
}
