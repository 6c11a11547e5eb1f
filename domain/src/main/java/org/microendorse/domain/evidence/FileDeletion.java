package org.microendorse.domain.evidence;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Deletes files for good, and keeps proof of each. */
@Component
public class FileDeletion {
  private static final String NEVER_SUBMITTED = "Taken out and never submitted";
  private static final int AT_ONCE = 100;

  private final Artifacts artifacts;
  private final ReleasedBytes bytes;
  private final JdbcClient jdbc;
  private final Clock clock;

  FileDeletion(Artifacts artifacts, ReleasedBytes bytes, JdbcClient jdbc, Clock clock) {
    this.artifacts = artifacts;
    this.bytes = bytes;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * Deletes a file; its bytes follow after the commit, unless another file shares them.
   *
   * @param rule the rule that requires it, for the proof
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void delete(Artifact artifact, String rule) {
    artifact.delete(clock.instant());
    artifacts.saveAndFlush(artifact);
    prove(artifact, rule);
    bytes.release(bytesOf(artifact));
  }

  /**
   * Deletes files that were taken out of a portfolio and never submitted. Calling it twice has no
   * further effect. Files that are in quarantine, or belong to a person with a legal hold, stay.
   *
   * @return how many were deleted; large numbers take several calls
   */
  @Transactional
  public int deleteTakenOut() {
    return deleteTakenOut(null, null);
  }

  /** The same for the files of one account. */
  @Transactional
  public int deleteTakenOutOf(UUID accountId) {
    return deleteTakenOut(null, accountId);
  }

  /** The same for one file, or all files of one account; null: any. */
  int deleteTakenOut(@Nullable UUID artifactId, @Nullable UUID accountId) {
    List<UUID> ids =
        jdbc.sql(
                """
                select a.id from artifact a join enrollment e on e.id = a.enrollment_id
                where a.removed_at is not null and a.deleted_at is null
                  and a.quarantined_at is null
                  and (cast(:artifact as uuid) is null or a.id = :artifact)
                  and (cast(:account as uuid) is null or e.educator_id = :account)
                  and not exists (select 1 from submission_artifact s where s.artifact_id = a.id)
                  and not exists (
                    select 1 from legal_hold h
                    where h.account_id = e.educator_id and h.lifted_at is null)
                order by a.id limit :most
                for update of a skip locked
                """)
            .param("artifact", artifactId, Types.OTHER)
            .param("account", accountId, Types.OTHER)
            .param("most", accountId == null ? AT_ONCE : Integer.MAX_VALUE)
            .query(UUID.class)
            .list();
    artifacts.findAll(ids).forEach(artifact -> delete(artifact, NEVER_SUBMITTED));
    return ids.size();
  }

  /** The hashes of a file in the storage, sorted to avoid deadlocks. */
  static Set<String> bytesOf(Artifact artifact) {
    Set<String> bytes = new TreeSet<>(Set.of(artifact.sha256()));
    if (artifact.hasBlindCopy()) {
      bytes.add(artifact.blindSha256());
    }
    return bytes;
  }

  private void prove(Artifact file, String rule) {
    jdbc.sql(
            """
            insert into evidence_deletion (artifact_id, enrollment_id, sha256, size, rule, deleted_at)
            values (?, ?, ?, ?, ?, ?)
            """)
        .param(file.id())
        .param(file.enrollmentId())
        .param(file.sha256())
        .param(file.size())
        .param(rule)
        .param(Timestamp.from(clock.instant()))
        .update();
  }
}
