package org.microendorse.workers.enrollment;

import static org.microendorse.processes.JobTypes.ENROLLMENT_GIVE_MORE_TIME;

import io.camunda.client.annotation.ElementInstanceKey;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.microendorse.domain.common.OperationId;
import org.microendorse.domain.enrollment.EndorsementPathService;
import org.microendorse.processes.DecisionValues;
import org.springframework.stereotype.Component;

/** Gives an educator more time: the next semester, or some days. */
@Component
public class GiveMoreTimeWorker {
  private final EndorsementPathService paths;

  GiveMoreTimeWorker(EndorsementPathService paths) {
    this.paths = paths;
  }

  @JobWorker(type = ENROLLMENT_GIVE_MORE_TIME)
  public MoreTime give(
      @Variable UUID endorsementPathId,
      @Variable Closing closing,
      @ElementInstanceKey long elementInstanceKey) {
    OperationId operation = OperationId.of(ENROLLMENT_GIVE_MORE_TIME, elementInstanceKey);
    return new MoreTime(
        closing.outcome().equals(DecisionValues.Closing.CARRY_OVER)
            ? paths.carryOver(endorsementPathId, closing.days(), operation)
            : paths.extend(endorsementPathId, closing.days(), operation));
  }

  /** What the rules say. */
  public record Closing(String outcome, int days) {}

  /** Until when they have time after the extension. */
  public record MoreTime(OffsetDateTime closesAt) {}
}
