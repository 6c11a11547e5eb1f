package org.microendorse.workers.enrollment;

import static org.microendorse.processes.JobTypes.ENROLLMENT_FIND_NEXT_STEP;

import io.camunda.client.annotation.CustomHeaders;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.ProcessInstanceKey;
import io.camunda.client.annotation.Variable;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.microendorse.domain.enrollment.EndorsementPathService;
import org.microendorse.domain.enrollment.NextOfEndorsement;
import org.microendorse.domain.enrollment.PathStep;
import org.springframework.stereotype.Component;

/** Finds the next step on a path to a micro-endorsement. */
@Component
public class FindNextStepWorker {
  private final EndorsementPathService paths;
  private final EnrollmentRules rules;

  FindNextStepWorker(EndorsementPathService paths, EnrollmentRules rules) {
    this.paths = paths;
    this.rules = rules;
  }

  @JobWorker(type = ENROLLMENT_FIND_NEXT_STEP)
  public Step find(
      @Variable UUID endorsementPathId,
      @CustomHeaders Map<String, String> headers,
      @ProcessInstanceKey long processInstanceKey) {
    String decision = EnrollmentRules.decision(headers);
    paths.opened(endorsementPathId, processInstanceKey);
    NextOfEndorsement next =
        paths.next(endorsementPathId, facts -> rules.ask(decision, facts).allowed());
    String endorsement = paths.endorsementOf(paths.get(endorsementPathId)).title();
    return new Step(
        next.pathStep(),
        next.opensAt(),
        new Endorsement(
            endorsement,
            next.microCredential() == null ? null : next.microCredential().title(),
            next.semester() == null ? null : next.semester().name()));
  }

  /**
   * @param opensAt when the next micro-credential opens; null if unknown
   */
  public record Step(
      PathStep pathStep, @Nullable OffsetDateTime opensAt, Endorsement endorsement) {}

  /** Titles and the name of the semester, as forms show them; the last two may be null. */
  public record Endorsement(
      String title, @Nullable String microCredential, @Nullable String semester) {}
}
