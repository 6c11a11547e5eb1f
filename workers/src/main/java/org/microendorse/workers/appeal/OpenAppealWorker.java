package org.microendorse.workers.appeal;

import static org.microendorse.processes.JobTypes.APPEAL_OPEN_APPEAL;

import io.camunda.client.annotation.ElementInstanceKey;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.ProcessInstanceKey;
import io.camunda.client.annotation.Variable;
import java.util.UUID;
import org.microendorse.domain.appeal.AppealService;
import org.microendorse.domain.appeal.OpenedAppeal;
import org.microendorse.domain.common.OperationId;
import org.springframework.stereotype.Component;

/** Opens an appeal for its reviewers. */
@Component
public class OpenAppealWorker {
  private final AppealService appeals;

  OpenAppealWorker(AppealService appeals) {
    this.appeals = appeals;
  }

  @JobWorker(type = APPEAL_OPEN_APPEAL)
  public OpenedAppeal open(
      @Variable UUID appealId,
      @ProcessInstanceKey long processInstanceKey,
      @ElementInstanceKey long elementInstanceKey) {
    OperationId operation = OperationId.of(APPEAL_OPEN_APPEAL, elementInstanceKey);
    return appeals.open(appealId, processInstanceKey, operation);
  }
}
