package org.microendorse.domain.account;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Finds appeals of accounts that are being deleted. */
@Service
public class DeletedAppeals {
  private final JdbcClient jdbc;

  DeletedAppeals(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * The process instances of appeals that are no longer needed. Paths end automatically.
   *
   * @throws AppealNotOpenedYet if the engine has not opened one yet, so it has no key
   */
  @Transactional(readOnly = true)
  public List<Long> open(UUID accountId) {
    List<Optional<Long>> keys =
        jdbc.sql(
                """
                select a.process_instance_key
                from appeal a join submission s on s.id = a.submission_id
                     join enrollment e on e.id = s.enrollment_id
                where e.educator_id = ? and a.decided_at is null
                """)
            .param(accountId)
            .query((rs, i) -> Optional.ofNullable(rs.getObject(1, Long.class)))
            .list();
    if (keys.stream().anyMatch(Optional::isEmpty)) {
      throw new AppealNotOpenedYet();
    }
    return keys.stream().map(Optional::get).toList();
  }

  /** An educator appealed and deleted the account before the engine opened the appeal. */
  public static class AppealNotOpenedYet extends RuntimeException {
    AppealNotOpenedYet() {
      super("An appeal of a deleted account is not open yet; it ends as soon as it opens.");
    }
  }
}
