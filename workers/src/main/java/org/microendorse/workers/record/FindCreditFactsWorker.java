package org.microendorse.workers.record;

import static org.microendorse.processes.JobTypes.RECORD_FIND_FACTS;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import java.util.UUID;
import org.microendorse.domain.record.CreditFacts;
import org.microendorse.domain.record.CreditService;
import org.springframework.stereotype.Component;

/** Finds what the rules need to know to decide a credit. */
@Component
public class FindCreditFactsWorker {
  private final CreditService credits;

  FindCreditFactsWorker(CreditService credits) {
    this.credits = credits;
  }

  @JobWorker(type = RECORD_FIND_FACTS)
  public Found find(@Variable UUID enrollmentId) {
    return new Found(credits.facts(enrollmentId));
  }

  /** The facts at this moment. */
  public record Found(CreditFacts creditFacts) {}
}
