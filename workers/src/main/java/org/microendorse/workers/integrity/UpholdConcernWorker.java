package org.microendorse.workers.integrity;

import static org.microendorse.processes.JobTypes.INTEGRITY_UPHOLD_CONCERN;

import io.camunda.client.annotation.ElementInstanceKey;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import java.util.UUID;
import org.microendorse.domain.common.OperationId;
import org.microendorse.domain.integrity.ConcernRulings;
import org.microendorse.domain.integrity.ConcernRulings.Ruling;
import org.microendorse.domain.integrity.Consequence;
import org.springframework.stereotype.Component;

/** Records that a concern is upheld, and what follows. */
@Component
public class UpholdConcernWorker {
  private final ConcernRulings rulings;

  UpholdConcernWorker(ConcernRulings rulings) {
    this.rulings = rulings;
  }

  @JobWorker(type = INTEGRITY_UPHOLD_CONCERN)
  public void uphold(@VariablesAsType Upheld concern, @ElementInstanceKey long elementInstanceKey) {
    OperationId operation = OperationId.of(INTEGRITY_UPHOLD_CONCERN, elementInstanceKey);
    Ruling ruling = new Ruling(concern.concernDeciderId(), concern.concernReasons());
    rulings.uphold(concern.concernId(), concern.consequence(), ruling, operation);
  }

  /** What the integrity team found, and what the rules make of it. */
  public record Upheld(
      UUID concernId, String concernDeciderId, String concernReasons, Consequence consequence) {}
}
