package org.microendorse.domain.evidence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Deletes bytes from the storage when no file refers to them any longer: after the commit that
 * released them, with retries until it succeeds.
 */
@Component
public class ReleasedBytes {
  private static final Logger LOG = LoggerFactory.getLogger(ReleasedBytes.class);

  /** The longest that a transaction that stores bytes can take. */
  private static final Duration ARRIVAL = Duration.ofHours(1);

  private static final int AT_ONCE = 100;

  private final Artifacts artifacts;
  private final ArtifactStorage storage;
  private final JdbcClient jdbc;
  private final TransactionTemplate ownTransaction;
  private final Clock clock;

  ReleasedBytes(
      Artifacts artifacts,
      ArtifactStorage storage,
      JdbcClient jdbc,
      PlatformTransactionManager transactions,
      Clock clock) {
    this.artifacts = artifacts;
    this.storage = storage;
    this.jdbc = jdbc;
    this.ownTransaction = new TransactionTemplate(transactions);
    this.ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    this.clock = clock;
  }

  /** Call this before storing bytes, in case no file ever refers to them. */
  @Transactional
  public void arriving(Collection<String> hashes) {
    note(hashes, clock.instant().plus(ARRIVAL), "greatest");
  }

  /** Releases bytes in the caller's transaction. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void release(Collection<String> hashes) {
    note(hashes, clock.instant(), "least");
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            hashes.forEach(ReleasedBytes.this::tryToDelete);
          }
        });
  }

  private void note(Collection<String> hashes, Instant checkAt, String ofBoth) {
    hashes.stream()
        .sorted()
        .forEach(
            sha256 ->
                jdbc.sql(
                        """
                        insert into released_bytes (sha256, check_at) values (?, ?)
                        on conflict (sha256) do update
                        set check_at = %s(released_bytes.check_at, excluded.check_at)
                        """
                            .formatted(ofBoth))
                    .params(sha256, Timestamp.from(checkAt))
                    .update());
  }

  /** Deletes what could not be deleted so far; stops when nothing in a batch can be deleted. */
  public void deleteUnused() {
    long done;
    do {
      done = due().stream().filter(this::tryToDelete).count();
    } while (done > 0);
  }

  private List<String> due() {
    return jdbc.sql(
            "select sha256 from released_bytes where check_at <= ? order by check_at limit ?")
        .params(Timestamp.from(clock.instant()), AT_ONCE)
        .query(String.class)
        .list();
  }

  private boolean tryToDelete(String sha256) {
    try {
      return Boolean.TRUE.equals(ownTransaction.execute(status -> deleteIfUnused(sha256)));
    } catch (RuntimeException e) {
      LOG.warn("Unused bytes could not be deleted and will be tried again", e);
      return false;
    }
  }

  /** Deletes bytes that no file refers to; false if they are being stored again right now. */
  private boolean deleteIfUnused(String sha256) {
    if (!artifacts.tryToLockBytes(sha256)) {
      return false;
    }
    if (!artifacts.refersTo(sha256)) {
      try {
        storage.delete(sha256);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    jdbc.sql("delete from released_bytes where sha256 = ?").param(sha256).update();
    return true;
  }
}
