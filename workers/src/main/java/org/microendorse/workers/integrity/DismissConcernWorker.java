package org.microendorse.workers.integrity;

import static org.microendorse.processes.JobTypes.INTEGRITY_DISMISS_CONCERN;

import io.camunda.client.annotation.ElementInstanceKey;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import java.util.UUID;
import org.microendorse.domain.common.OperationId;
import org.microendorse.domain.integrity.ConcernRulings;
import org.microendorse.domain.integrity.ConcernRulings.Ruling;
import org.springframework.stereotype.Component;

/** Records that a concern is dismissed. */
@Component
public class DismissConcernWorker {
  private final ConcernRulings rulings;

  DismissConcernWorker(ConcernRulings rulings) {
    this.rulings = rulings;
  }

  @JobWorker(type = INTEGRITY_DISMISS_CONCERN)
  public void dismiss(
      @Variable UUID concernId,
      @Variable String concernDeciderId,
      @Variable String concernReasons,
      @ElementInstanceKey long elementInstanceKey) {
    OperationId operation = OperationId.of(INTEGRITY_DISMISS_CONCERN, elementInstanceKey);
    rulings.dismiss(concernId, new Ruling(concernDeciderId, concernReasons), operation);
  }
}
