package org.microendorse.domain.evidence;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Records where the educator worked, and in which teams they were, when they submitted. */
@Component
class AttemptPlaces {
  private final JdbcClient jdbc;

  AttemptPlaces(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Records it permanently; called in the transaction that seals the submission. */
  void freeze(UUID submissionId, UUID educatorId) {
    jdbc.sql(
            """
            insert into attempt_place (submission_id, district_id, school_id, team_ids)
            select ?, a.district_id, a.school_id,
                   array(select distinct m.team_id from team_member m where m.account_id = a.id)
            from account a where a.id = ?
            """)
        .params(submissionId, educatorId)
        .update();
  }
}
