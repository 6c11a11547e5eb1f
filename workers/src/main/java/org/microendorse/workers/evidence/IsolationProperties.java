package org.microendorse.workers.evidence;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Limits on the processes that open untrusted files.
 *
 * @param processes how many run at the same time
 * @param memory heap of each
 * @param deadline for one file, in processor time; a busy machine may take six times as long
 * @param deadlinePerGigabyte in addition, for large files
 * @param largestTemporaryFile the largest file that a process may write
 * @param waiting how many files may wait for a process; more are rejected
 * @param patience how long a file waits at most
 * @param retryAfter when rejected requests may be retried
 */
@ConfigurationProperties("endorse.evidence.isolation")
record IsolationProperties(
    @DefaultValue("2") int processes,
    @DefaultValue("512MB") DataSize memory,
    @DefaultValue("20s") Duration deadline,
    @DefaultValue("2m") Duration deadlinePerGigabyte,
    @DefaultValue("2GB") DataSize largestTemporaryFile,
    @DefaultValue("20") int waiting,
    @DefaultValue("2m") Duration patience,
    @DefaultValue("10s") Duration retryAfter) {

  Duration deadlineFor(long fileSize) {
    double gigabytes = (double) fileSize / DataSize.ofGigabytes(1).toBytes();
    return deadline.plusMillis((long) (gigabytes * deadlinePerGigabyte.toMillis()));
  }
}
