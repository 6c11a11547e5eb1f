package org.microendorse.processes;

import static io.camunda.process.test.api.CamundaAssert.assertThatProcessInstance;
import static io.camunda.process.test.api.assertions.ProcessInstanceSelectors.byKey;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.microendorse.processes.InServiceHoursProcess.Elements.*;

import io.camunda.client.CamundaClient;
import io.camunda.process.test.api.CamundaProcessTestContext;
import io.camunda.process.test.api.CamundaProcessTestExtension;
import io.camunda.process.test.api.assertions.ProcessInstanceAssert;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.microendorse.processes.DecisionValues.InServiceAsked;
import org.microendorse.processes.InServiceHoursProcess.Messages;
import org.microendorse.processes.JobTypes.MailTemplates;

class InServiceHoursProcessTest {
  @RegisterExtension
  static final CamundaProcessTestExtension ENGINE = ProcessTestEngine.extension();

  private static final Duration VALID = Duration.ofDays(30);

  CamundaClient client;
  CamundaProcessTestContext context;

  private final String enrollmentId = UUID.randomUUID().toString();
  private final List<String> mails = Collections.synchronizedList(new ArrayList<>());
  private PathFixture people;
  private long hours;

  @BeforeEach
  void everythingIsThere() {
    people = new PathFixture(client);
    people.deployModels();
    for (String type : List.of(JobTypes.RECORD_TELL_IN_SERVICE, JobTypes.RECORD_REPORT_DISTRICT)) {
      context
          .mockJobWorker(type)
          .withHandler(
              (jobs, job) -> {
                mails.add(job.getCustomHeaders().get(JobTypes.Headers.TEMPLATE));
                jobs.newCompleteCommand(job).send().join();
              });
    }
  }

  @Test
  void the_director_answers__the_educator_is_told() {
    due(InServiceAsked.ASKED);
    assertThatHours().hasActiveElements(GATEWAY_ANSWER);

    publish(Messages.IN_SERVICE_ANSWERED, Duration.ofMinutes(1), Map.of());

    assertThatHours()
        .isCompleted()
        .hasCompletedElementsInOrder(
            ASK_DIRECTOR, GATEWAY_ASKED, CATCH_ANSWERED, TELL_EDUCATOR, END_ANSWERED)
        .hasNotActivatedElements(REPORT_NO_ANSWER);
    assertThat(mails).containsExactly(MailTemplates.IN_SERVICE_ANSWERED);
  }

  @Test
  void the_director_does_not_answer_on_time__the_program_managers_are_told() {
    due(InServiceAsked.ASKED);
    assertThatHours().hasActiveElements(GATEWAY_ANSWER);

    context.increaseTime(VALID.plusHours(1));

    assertThatHours()
        .isCompleted()
        .hasCompletedElementsInOrder(CATCH_LINK_EXPIRED, REPORT_NO_ANSWER, END_NOT_ANSWERED)
        .hasNotActivatedElements(TELL_EDUCATOR);
    assertThat(mails).containsExactly(MailTemplates.IN_SERVICE_UNANSWERED);
  }

  @Test
  void the_district_has_no_director__the_program_managers_are_told_nothing_breaks() {
    due(InServiceAsked.NO_DIRECTOR);

    assertThatHours()
        .isCompleted()
        .hasCompletedElementsInOrder(REPORT_NO_DIRECTOR, END_NOBODY_TO_ASK)
        .hasNotActivatedElements(GATEWAY_ANSWER);
    assertThat(mails).containsExactly(MailTemplates.DISTRICT_WITHOUT_DIRECTOR);
  }

  @Test
  void there_is_no_district_or_it_grants_no_hours__nobody_is_asked_and_nobody_told() {
    due(InServiceAsked.NOTHING);

    assertThatHours()
        .isCompleted()
        .hasCompletedElements(END_NOTHING_TO_CONFIRM)
        .hasNotActivatedElements(GATEWAY_ANSWER, REPORT_NO_DIRECTOR);
    assertThat(mails).isEmpty();
  }

  private void due(String asked) {
    Map<String, Object> answer = new HashMap<>();
    answer.put(Variables.MICRO_CREDENTIAL, PathFixture.MICRO_CREDENTIAL);
    answer.put(Variables.IN_SERVICE_ASKED, asked);
    answer.put(
        Variables.IN_SERVICE_UNTIL,
        asked.equals(InServiceAsked.ASKED)
            ? context.getCurrentTime().plus(VALID).toString()
            : null);
    context.mockJobWorker(JobTypes.RECORD_ASK_DIRECTOR).thenComplete(answer);
    publish(
        Messages.IN_SERVICE_DUE,
        Duration.ZERO,
        Map.of(Variables.ENROLLMENT_ID, enrollmentId, Variables.EDUCATOR_ID, "eve"));
    hours =
        await("in-service hours")
            .atMost(PathFixture.PATIENCE)
            .until(
                () -> people.instancesWith(Variables.ENROLLMENT_ID, enrollmentId),
                found -> found.size() == 1)
            .getFirst();
  }

  private void publish(String name, Duration timeToLive, Map<String, Object> variables) {
    client
        .newPublishMessageCommand()
        .messageName(name)
        .correlationKey(enrollmentId)
        .messageId(enrollmentId)
        .timeToLive(timeToLive)
        .variables(variables)
        .send()
        .join();
  }

  private ProcessInstanceAssert assertThatHours() {
    return assertThatProcessInstance(byKey(hours));
  }
}
