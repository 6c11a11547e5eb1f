package org.microendorse.workers.enrollment;

import static org.microendorse.processes.JobTypes.ENROLLMENT_FIND_CLOSE;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.microendorse.domain.enrollment.EndorsementPathService;
import org.springframework.stereotype.Component;

/** Finds until when an educator can work on a micro-credential. */
@Component
public class FindCloseWorker {
  private final EndorsementPathService paths;

  FindCloseWorker(EndorsementPathService paths) {
    this.paths = paths;
  }

  @JobWorker(type = ENROLLMENT_FIND_CLOSE)
  public Close find(@Variable UUID endorsementPathId) {
    return new Close(paths.closesAt(endorsementPathId));
  }

  /** Until when. */
  public record Close(OffsetDateTime closesAt) {}
}
