package org.microendorse.domain.evidence;

import java.time.Duration;
import java.util.UUID;
import org.microendorse.domain.common.Quotas;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.unit.DataSize;

/** Limits how much evidence one person may keep, and how often they may begin an upload. */
@Component
class EvidenceQuota {
  private final Numbers numbers;
  private final Quotas quotas;
  private final JdbcClient jdbc;

  EvidenceQuota(Numbers numbers, Quotas quotas, JdbcClient jdbc) {
    this.numbers = numbers;
    this.quotas = quotas;
    this.jdbc = jdbc;
  }

  /**
   * The limits.
   *
   * @param size of all files of a person that are not deleted
   * @param files of a person that are not deleted
   * @param uploadsPerHour that a person begins, successful or not
   */
  @ConfigurationProperties("endorse.evidence.quota")
  record Numbers(
      @DefaultValue("20GB") DataSize size,
      @DefaultValue("2000") int files,
      @DefaultValue("300") int uploadsPerHour) {}

  private record Used(long bytes, long files) {}

  /**
   * Counts an upload that begins.
   *
   * @return how many more bytes this person may add
   * @throws EvidenceRefused if none, or no more uploads for now
   */
  @Transactional
  public long begin(UUID accountId, String fileName) {
    var perHour = new Quotas.Quota(numbers.uploadsPerHour(), Duration.ofHours(1));
    if (!quotas.take("upload:" + accountId, perHour)) {
      throw new EvidenceRefused("evidence.tooManyUploads", numbers.uploadsPerHour(), fileName);
    }
    return left(accountId, 1, fileName);
  }

  /**
   * Checks again, while no other transaction adds a file for this person.
   *
   * @throws EvidenceRefused if the file exceeds the quota
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void check(UUID accountId, long size, String fileName) {
    jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 2))")
        .param(accountId.toString())
        .query((rs, i) -> 1)
        .single();
    left(accountId, size, fileName);
  }

  /** Explains a failed upload if the quota was the reason. */
  void refuseIfUsedUp(boolean usedUp, UUID accountId, String fileName) {
    if (usedUp) {
      left(accountId, Long.MAX_VALUE, fileName);
    }
  }

  private long left(UUID accountId, long size, String fileName) {
    Used used =
        jdbc.sql(
                """
                select coalesce(sum(a.size + coalesce(a.blind_size, 0)), 0) as bytes,
                       count(*) as files
                from artifact a join enrollment e on e.id = a.enrollment_id
                where e.educator_id = ? and a.deleted_at is null
                """)
            .param(accountId)
            .query((rs, i) -> new Used(rs.getLong("bytes"), rs.getLong("files")))
            .single();
    long left = numbers.size().toBytes() - used.bytes();
    if (size > left || used.files() >= numbers.files()) {
      throw new EvidenceRefused(
          "evidence.quota",
          fileName,
          used.files(),
          numbers.files(),
          ReadableSize.of(used.bytes()),
          ReadableSize.of(numbers.size().toBytes()));
    }
    return left;
  }
}
