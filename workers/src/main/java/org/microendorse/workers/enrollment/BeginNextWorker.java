package org.microendorse.workers.enrollment;

import static org.microendorse.processes.JobTypes.ENROLLMENT_BEGIN_NEXT;

import io.camunda.client.annotation.CustomHeaders;
import io.camunda.client.annotation.ElementInstanceKey;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.UUID;
import org.microendorse.domain.common.OperationId;
import org.microendorse.domain.enrollment.EndorsementPathService;
import org.microendorse.domain.enrollment.EnrollmentFacts;
import org.springframework.stereotype.Component;

/** Enrolls an educator for the micro-credential whose semester has opened. */
@Component
public class BeginNextWorker {
  private final EndorsementPathService paths;
  private final EnrollmentRules rules;

  BeginNextWorker(EndorsementPathService paths, EnrollmentRules rules) {
    this.paths = paths;
    this.rules = rules;
  }

  @JobWorker(type = ENROLLMENT_BEGIN_NEXT)
  public void begin(
      @Variable UUID endorsementPathId,
      @Variable OffsetDateTime opensAt,
      @CustomHeaders Map<String, String> headers,
      @ElementInstanceKey long elementInstanceKey) {
    String decision = EnrollmentRules.decision(headers);
    EnrollmentFacts facts = paths.facts(endorsementPathId);
    boolean another = rules.ask(decision, facts).allowed();
    OperationId operation = OperationId.of(ENROLLMENT_BEGIN_NEXT, elementInstanceKey);
    paths.begin(endorsementPathId, facts, another, opensAt, operation);
  }
}
