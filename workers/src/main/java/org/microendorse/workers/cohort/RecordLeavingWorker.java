package org.microendorse.workers.cohort;

import static org.microendorse.processes.JobTypes.COHORT_RECORD_LEAVING;

import io.camunda.client.annotation.ElementInstanceKey;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import java.util.UUID;
import org.microendorse.domain.cohort.Shrunk;
import org.microendorse.domain.cohort.TeamChanges;
import org.microendorse.domain.common.OperationId;
import org.springframework.stereotype.Component;

/** Ends the path of a person who has left a team, and finds who remains in the team. */
@Component
public class RecordLeavingWorker {
  private final TeamChanges teams;

  RecordLeavingWorker(TeamChanges teams) {
    this.teams = teams;
  }

  @JobWorker(type = COHORT_RECORD_LEAVING)
  public Shrunk record(@Variable UUID teamId, @ElementInstanceKey long elementInstanceKey) {
    return teams.shrunk(teamId, OperationId.of(COHORT_RECORD_LEAVING, elementInstanceKey));
  }
}
