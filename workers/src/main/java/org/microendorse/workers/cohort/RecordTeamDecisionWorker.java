package org.microendorse.workers.cohort;

import static org.microendorse.processes.JobTypes.COHORT_RECORD_TEAM_DECISION;
import static org.microendorse.workers.common.Answered.required;

import io.camunda.client.annotation.ElementInstanceKey;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import java.util.UUID;
import org.microendorse.domain.cohort.TeamChanges;
import org.microendorse.domain.cohort.TeamDecision;
import org.microendorse.domain.common.OperationId;
import org.springframework.stereotype.Component;

/** Carries out the decision about a team that does not meet the rules. */
@Component
public class RecordTeamDecisionWorker {
  private final TeamChanges teams;

  RecordTeamDecisionWorker(TeamChanges teams) {
    this.teams = teams;
  }

  @JobWorker(type = COHORT_RECORD_TEAM_DECISION)
  public void record(@VariablesAsType TeamForm form, @ElementInstanceKey long elementInstanceKey) {
    teams.decideOnTeam(
        form.teamId(),
        required(form.teamDecision()),
        form.teamMergeInto(),
        form.teamReasons(),
        OperationId.of(COHORT_RECORD_TEAM_DECISION, elementInstanceKey));
  }

  /** What the program manager filled in. */
  public record TeamForm(
      UUID teamId, TeamDecision teamDecision, UUID teamMergeInto, String teamReasons) {}
}
