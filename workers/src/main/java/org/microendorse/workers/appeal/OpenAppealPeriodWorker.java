package org.microendorse.workers.appeal;

import static org.microendorse.processes.JobTypes.APPEAL_OPEN_PERIOD;

import io.camunda.client.annotation.ElementInstanceKey;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import java.util.UUID;
import org.microendorse.domain.appeal.AppealPolicy;
import org.microendorse.domain.appeal.AppealService;
import org.microendorse.domain.common.OperationId;
import org.springframework.stereotype.Component;

/** Sets the last day on which an educator can appeal. */
@Component
public class OpenAppealPeriodWorker {
  private final AppealService appeals;

  OpenAppealPeriodWorker(AppealService appeals) {
    this.appeals = appeals;
  }

  @JobWorker(type = APPEAL_OPEN_PERIOD)
  public void open(
      @Variable UUID submissionId,
      @Variable AppealPolicy appealPolicy,
      @ElementInstanceKey long elementInstanceKey) {
    appeals.openPeriod(
        submissionId, appealPolicy, OperationId.of(APPEAL_OPEN_PERIOD, elementInstanceKey));
  }
}
