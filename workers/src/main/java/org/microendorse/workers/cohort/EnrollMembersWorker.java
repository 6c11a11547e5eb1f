package org.microendorse.workers.cohort;

import static org.microendorse.processes.JobTypes.COHORT_ENROLL_MEMBERS;

import io.camunda.client.annotation.ElementInstanceKey;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
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
      @VariablesAsType JudgedTeams judged, @ElementInstanceKey long elementInstanceKey) {
    List<UUID> tooSmall =
        judged.teamJudgements().stream()
            .filter(it -> !it.problems().isEmpty())
            .map(Judgement::teamId)
            .toList();
    return formation.begin(
        judged.cohortId(), tooSmall, OperationId.of(COHORT_ENROLL_MEMBERS, elementInstanceKey));
  }

  /** A cohort, and what the rules say of its teams. */
  public record JudgedTeams(UUID cohortId, List<Judgement> teamJudgements) {}

  /** What the rules say of a team. */
  public record Judgement(
      UUID teamId, String name, String organization, int people, List<String> problems) {}
}
