package org.microendorse.workers.cohort;

import static org.microendorse.processes.CohortFormationProcess.Messages.COHORT_CHANGED;
import static org.microendorse.processes.CohortFormationProcess.Messages.COHORT_OPENED;
import static org.microendorse.processes.CohortRunProcess.Messages.MEMBER_JOINED;
import static org.microendorse.processes.CohortRunProcess.Messages.MEMBER_LEFT;

import java.util.Map;
import org.microendorse.domain.cohort.Cohort;
import org.microendorse.domain.cohort.CohortCancelled;
import org.microendorse.domain.cohort.CohortChanged;
import org.microendorse.domain.cohort.CohortOpened;
import org.microendorse.domain.cohort.CohortService;
import org.microendorse.domain.cohort.MemberJoined;
import org.microendorse.domain.cohort.TeamChanged;
import org.microendorse.domain.cohort.TeamService;
import org.microendorse.processes.Variables;
import org.microendorse.workers.common.EngineInstances;
import org.microendorse.workers.common.MessagesToEngine;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Tells the engine what happens to a cohort and its teams, after it is committed. Events stay in
 * the event publication registry until the engine has them, so an outage of the engine loses
 * nothing.
 */
@Component
class CohortPublisher {
  private final MessagesToEngine messages;
  private final EngineInstances instances;
  private final CohortService cohorts;
  private final TeamService teams;

  CohortPublisher(
      MessagesToEngine messages,
      EngineInstances instances,
      CohortService cohorts,
      TeamService teams) {
    this.messages = messages;
    this.instances = instances;
    this.cohorts = cohorts;
    this.teams = teams;
  }

  @Async
  @TransactionalEventListener
  public void on(CohortOpened event) {
    // The engine remembers message ids only as long as a message lives.
    if (cohorts.get(event.cohortId()).processInstanceKey() == null) {
      String id = event.cohortId().toString();
      messages.publish(COHORT_OPENED, id, id, Map.of(Variables.COHORT_ID, id));
    }
  }

  /** If the event arrives late, the message has the values of that moment. */
  @Async
  @TransactionalEventListener
  public void on(CohortChanged event) {
    Cohort cohort = cohorts.get(event.cohortId());
    messages.publish(
        COHORT_CHANGED,
        event.cohortId().toString(),
        event.changeId().toString(),
        Map.of(Variables.REGISTRATION_ENDS_AT, cohorts.registrationEndsAt(cohort).toString()));
  }

  @Async
  @TransactionalEventListener
  public void on(CohortCancelled event) {
    Long process = cohorts.get(event.cohortId()).processInstanceKey();
    if (process != null) {
      instances.cancel(process);
    }
  }

  @Async
  @TransactionalEventListener
  public void on(MemberJoined event) {
    String id = event.memberId().toString();
    messages.publish(
        MEMBER_JOINED,
        teams.cohortOfMember(event.memberId()).toString(),
        id,
        Map.of(Variables.MEMBER_ID, id));
  }

  @Async
  @TransactionalEventListener
  public void on(TeamChanged event) {
    messages.publish(
        MEMBER_LEFT,
        teams.get(event.teamId()).cohort().id().toString(),
        event.changeId().toString(),
        Map.of(Variables.TEAM_ID, event.teamId().toString()));
  }
}
