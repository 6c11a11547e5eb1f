package org.microendorse.processes;

import static io.camunda.process.test.api.CamundaAssert.assertThatProcessInstance;
import static io.camunda.process.test.api.assertions.ProcessInstanceSelectors.byKey;
import static org.assertj.core.api.Assertions.assertThat;
import static org.microendorse.processes.BadgeRevocationProcess.Elements.*;

import io.camunda.client.CamundaClient;
import io.camunda.process.test.api.CamundaProcessTestContext;
import io.camunda.process.test.api.CamundaProcessTestExtension;
import io.camunda.process.test.api.mock.JobWorkerMockBuilder.JobWorkerMock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.microendorse.processes.BadgeRevocationProcess.Messages;
import org.microendorse.processes.DecisionValues.RevocationDecision;

class BadgeRevocationProcessTest {
  @RegisterExtension
  static final CamundaProcessTestExtension ENGINE = ProcessTestEngine.extension();

  private static final Duration THREE_DAYS = Duration.ofDays(3).plusMinutes(1);

  CamundaClient client;
  CamundaProcessTestContext context;

  private PathFixture people;
  private JobWorkerMock revoke;
  private JobWorkerMock keep;
  private JobWorkerMock remind;
  private JobWorkerMock tellEarner;
  private JobWorkerMock tellRequester;
  private long revocation;

  @BeforeEach
  void deployModels() {
    people = new PathFixture(client);
    people.deployModels();
    context
        .mockJobWorker(JobTypes.CREDENTIAL_OPEN_REVOCATION)
        .thenComplete(
            Map.of(
                Variables.REVOCATION,
                    Map.of(
                        "badge", "Planning together",
                        "earner", "Ada Brooks",
                        "issuedOn", "March 2, 2026",
                        "requestedBy", "Petra Sandoval",
                        "reasons", "The evidence was another person's work."),
                Variables.REVOCATION_DECIDER_IDS, List.of("lena", "paul")));
    revoke = context.mockJobWorker(JobTypes.CREDENTIAL_REVOKE_BADGE).thenComplete();
    keep = context.mockJobWorker(JobTypes.CREDENTIAL_KEEP_BADGE).thenComplete();
    remind = context.mockJobWorker(JobTypes.CREDENTIAL_REMIND_DECIDERS).thenComplete();
    tellEarner = context.mockJobWorker(JobTypes.CREDENTIAL_TELL_EARNER).thenComplete();
    tellRequester = context.mockJobWorker(JobTypes.CREDENTIAL_TELL_REQUESTER).thenComplete();
  }

  @Test
  void a_second_person_confirms__the_badge_is_revoked_and_its_earner_is_told() {
    request();
    var task = people.openTask(revocation, DECIDE_ON_REVOCATION);
    assertThat(task.getCandidateUsers()).containsExactlyInAnyOrder("lena", "paul");
    assertThat(task.getCandidateGroups()).isEmpty();
    assertThat(task.getAssignee()).isNull();
    assertThat(task.getCustomHeaders()).containsKey(TaskHeaders.DUE_IN);
    assertThat(revoke.getInvocations()).isZero();

    decide(RevocationDecision.CONFIRM);

    assertThatProcessInstance(byKey(revocation))
        .isCompleted()
        .hasCompletedElementsInOrder(
            START_REVOCATION_REQUESTED,
            OPEN_REVOCATION,
            DECIDE_ON_REVOCATION,
            GATEWAY_CONFIRMED,
            REVOKE_BADGE,
            TELL_EARNER,
            END_BADGE_REVOKED)
        .hasNotActivatedElements(KEEP_BADGE, TELL_REQUESTER, END_BADGE_KEPT);
    assertThat(revoke.getInvocations()).isEqualTo(1);
    assertThat(tellEarner.getInvocations()).isEqualTo(1);
  }

  @Test
  void a_second_person_refuses__the_badge_stays_and_only_who_asked_is_told() {
    request();
    decide(RevocationDecision.REFUSE);

    assertThatProcessInstance(byKey(revocation))
        .isCompleted()
        .hasCompletedElementsInOrder(
            DECIDE_ON_REVOCATION, GATEWAY_CONFIRMED, KEEP_BADGE, TELL_REQUESTER, END_BADGE_KEPT)
        .hasNotActivatedElements(REVOKE_BADGE, TELL_EARNER, END_BADGE_REVOKED);
    assertThat(keep.getInvocations()).isEqualTo(1);
    assertThat(tellRequester.getInvocations()).isEqualTo(1);
    assertThat(tellEarner.getInvocations()).isZero();
  }

  @Test
  void nobody_decides__deciders_are_reminded_twice_and_the_badge_stays_until_one_does() {
    request();
    people.openTask(revocation, DECIDE_ON_REVOCATION);

    for (int reminders = 1; reminders <= 2; reminders++) {
      context.increaseTime(THREE_DAYS);
      assertThatProcessInstance(byKey(revocation))
          .hasCompletedElement(BOUNDARY_STILL_TO_DECIDE, reminders)
          .hasCompletedElement(REMIND_DECIDERS, reminders)
          .hasCompletedElement(END_DECIDERS_REMINDED, reminders);
    }
    context.increaseTime(THREE_DAYS);
    assertThat(revoke.getInvocations()).isZero();
    decide(RevocationDecision.CONFIRM);

    assertThatProcessInstance(byKey(revocation))
        .isCompleted()
        .hasCompletedElement(REMIND_DECIDERS, 2)
        .hasCompletedElement(END_BADGE_REVOKED, 1);
    assertThat(remind.getInvocations()).isEqualTo(2);
  }

  private void request() {
    String id = UUID.randomUUID().toString();
    revocation =
        client
            .newCorrelateMessageCommand()
            .messageName(Messages.REVOCATION_REQUESTED)
            .correlationKey(id)
            .variables(Map.of(Variables.REVOCATION_ID, id))
            .send()
            .join()
            .getProcessInstanceKey();
  }

  private void decide(String decision) {
    people.complete(
        revocation,
        DECIDE_ON_REVOCATION,
        Map.of(
            Variables.REVOCATION_DECIDER_ID, "lena",
            Variables.REVOCATION_DECISION, decision,
            Variables.REVOCATION_ANSWER, "As I see it."));
  }
}
