package org.microendorse.workers.cohort;

import static org.microendorse.processes.JobTypes.COHORT_ENROLL_MEMBERS;

import io.camunda.client.annotation.ElementInstanceKey;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import java.util.List;
import java.util.UUID;
import org.microendorse.domain.cohort.RunningCohorts;
import org.microendorse.domain.cohort.RunningCohorts.Begun;
import org.microendorse.domain.common.OperationId;
import org.springframework.stereotype.Component;

/** Enrolls all people who have accepted, and begins the cohort. */
@Component
public class EnrollMembersWorker {
  private final RunningCohorts cohorts;

  EnrollMembersWorker(RunningCohorts cohorts) {
    this.cohorts = cohorts;
  }

  @JobWorker(type = COHORT_ENROLL_MEMBERS)
  public Begun enroll(
      @VariablesAsType JudgedTeams judged, @ElementInstanceKey long elementInstanceKey) {
    List<UUID> tooSmall =
        judged.teamJudgements().stream()
            .filter(it -> !it.problems().isEmpty())
            .map(Judgement::teamId)
            .toList();
    return cohorts.begin(
        judged.cohortId(), tooSmall, OperationId.of(COHORT_ENROLL_MEMBERS, elementInstanceKey));
  }

  /** A cohort, and what the rules say about its teams. */
  public record JudgedTeams(UUID cohortId, List<Judgement> teamJudgements) {}

  /** What the rules say about a team. */
  public record Judgement(
      UUID teamId, String name, String organization, int people, List<String> problems) {}
}
