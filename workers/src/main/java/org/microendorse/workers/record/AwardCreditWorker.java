package org.microendorse.workers.record;

import static org.microendorse.processes.JobTypes.RECORD_AWARD_CREDIT;
import static org.microendorse.workers.common.Answered.required;

import io.camunda.client.annotation.ElementInstanceKey;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.microendorse.domain.common.OperationId;
import org.microendorse.domain.record.CreditAward;
import org.microendorse.domain.record.CreditService;
import org.microendorse.domain.record.Evaluation;
import org.springframework.stereotype.Component;

/** Sets the credit that a badge gives. */
@Component
public class AwardCreditWorker {
  private final CreditService credits;

  AwardCreditWorker(CreditService credits) {
    this.credits = credits;
  }

  @JobWorker(type = RECORD_AWARD_CREDIT)
  public void award(@VariablesAsType Chosen form, @ElementInstanceKey long elementInstanceKey) {
    OperationId operation = OperationId.of(RECORD_AWARD_CREDIT, elementInstanceKey);
    Evaluation said = new Evaluation(required(form.evaluation()), form.evaluationComment());
    credits.award(
        form.enrollmentId(), form.creditAward(), form.creditFacts().counted(), said, operation);
  }

  /** What the educator said, and what the rules made of it. */
  public record Chosen(
      UUID enrollmentId,
      CreditAward creditAward,
      Known creditFacts,
      Map<String, String> evaluation,
      String evaluationComment) {}

  /** What the rules knew; processes that began before this fact existed do not have it. */
  public record Known(@Nullable Integer academyAwards) {
    int counted() {
      return academyAwards == null ? 0 : academyAwards;
    }
  }
}
