package org.microendorse.workers.evidence;

import java.util.concurrent.TimeUnit;
import org.microendorse.domain.evidence.FileDeletion;
import org.microendorse.domain.evidence.ReleasedBytes;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Deletes files that are no longer needed, and retries deletions that failed, also at startup. */
@Component
class EvidenceHousekeeping {
  private final FileDeletion files;
  private final ReleasedBytes bytes;

  EvidenceHousekeeping(FileDeletion files, ReleasedBytes bytes) {
    this.files = files;
    this.bytes = bytes;
  }

  @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.MINUTES)
  void deleteUnused() {
    files.deleteTakenOut();
    bytes.deleteUnused();
  }
}
