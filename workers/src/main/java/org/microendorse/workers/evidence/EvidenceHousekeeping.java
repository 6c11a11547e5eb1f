package org.microendorse.workers.evidence;

import java.util.concurrent.TimeUnit;
import org.microendorse.domain.evidence.FileDeletion;
import org.microendorse.domain.evidence.ReleasedBytes;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Deletes what nobody needs and what could not be deleted when that was found, also at start. */
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
