package org.microendorse.workers.cohort;

import static org.microendorse.processes.JobTypes.COHORT_ENROLL_MEMBERS;

import io.camunda.client.annotation.ElementInstanceKey;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import java.util.List;
import java.util.UUID;
import org.microendorse.domain.cohort.CohortFormation;
import org.microendorse.domain.cohort.CohortFormation.Begun;
import org.microendorse.domain.common.OperationId;
import org.springframework.stereotype.Component;

/** Enrolls everybody who has accepted, and begins the cohort. */
@Component
public class EnrollMembersWorker {
  private final CohortFormation formation;

  EnrollMembersWorker(CohortFormation formation) {
    this.formation = formation;
  }

  @JobWorker(type = COHORT_ENROLL_MEMBERS)
  public Begun enroll(
      @Variable UUID cohortId,
      @Variable List<Judged> teamJudgements,
      @ElementInstanceKey long elementInstanceKey) {
    List<UUID> tooSmall =
        teamJudgements.stream().filter(it -> !it.problems().isEmpty()).map(Judged::teamId).toList();
    return formation.begin(
        cohortId, tooSmall, OperationId.of(COHORT_ENROLL_MEMBERS, elementInstanceKey));
  }

  /** What the rules say of a team. */
  public record Judged(
      UUID teamId, String name, String organization, int people, List<String> problems) {}
}
