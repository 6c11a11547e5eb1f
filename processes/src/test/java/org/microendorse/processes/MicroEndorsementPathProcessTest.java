package org.microendorse.processes;

import static io.camunda.process.test.api.CamundaAssert.assertThatProcessInstance;
import static io.camunda.process.test.api.assertions.ProcessInstanceSelectors.byKey;
import static org.assertj.core.api.Assertions.assertThat;
import static org.microendorse.processes.MicroEndorsementPathProcess.Elements.*;

import io.camunda.client.CamundaClient;
import io.camunda.process.test.api.CamundaProcessTestContext;
import io.camunda.process.test.api.CamundaProcessTestExtension;
import io.camunda.process.test.api.assertions.ProcessInstanceAssert;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.microendorse.processes.DecisionValues.MoreTime;
import org.microendorse.processes.DecisionValues.PathStep;
import org.microendorse.processes.JobTypes.Headers;
import org.microendorse.processes.JobTypes.MailTemplates;
import org.microendorse.processes.MicroEndorsementPathProcess.Messages;

class MicroEndorsementPathProcessTest {
  @RegisterExtension
  static final CamundaProcessTestExtension ENGINE = ProcessTestEngine.extension();

  private static final Duration BREAK = Duration.ofDays(20);
  private static final Duration SEMESTER = Duration.ofDays(100);

  CamundaClient client;
  CamundaProcessTestContext context;

  private final String pathId = UUID.randomUUID().toString();
  private final List<String> mails = Collections.synchronizedList(new ArrayList<>());
  private volatile String step = PathStep.WAIT;
  private volatile Instant opens;
  private volatile Instant closes;
  private volatile int submissions;
  private volatile int extensions;

  private PathFixture people;
  private long path;

  @BeforeEach
  void everythingIsThere() {
    people = new PathFixture(client);
    people.deployModels();
    opens = context.getCurrentTime().plus(BREAK);
    answer(JobTypes.ENROLLMENT_FIND_NEXT_STEP, this::nextStep);
    answer(
        JobTypes.ENROLLMENT_BEGIN_NEXT,
        () -> {
          step = PathStep.WORK;
          closes = opens.plus(SEMESTER);
          extensions = 0;
          return Map.of();
        });
    answer(JobTypes.ENROLLMENT_FIND_CLOSE, () -> Map.of(Variables.CLOSES_AT, closes.toString()));
    answer(
        JobTypes.ENROLLMENT_FIND_PROGRESS,
        () ->
            Map.of(
                Variables.SUBMISSIONS,
                submissions,
                Variables.EXTENSIONS,
                extensions,
                Variables.FACILITATOR_IDS,
                List.of("fay")));
    answer(
        JobTypes.ENROLLMENT_GIVE_MORE_TIME,
        () -> {
          closes = closes.plus(SEMESTER);
          extensions++;
          return Map.of(Variables.CLOSES_AT, closes.toString());
        });
    answer(
        JobTypes.ENROLLMENT_LAPSE,
        () -> {
          waitFor(closes.plus(BREAK));
          return Map.of();
        });
    answer(
        JobTypes.CREDENTIAL_ISSUE_ENDORSEMENT_BADGE,
        () -> Map.of(Variables.BADGE_ID, UUID.randomUUID().toString()));
    context
        .mockJobWorker(JobTypes.ENROLLMENT_TELL_EDUCATOR)
        .withHandler(
            (jobs, job) -> {
              mails.add(job.getCustomHeaders().get(Headers.TEMPLATE));
              jobs.newCompleteCommand(job).send().join();
            });
  }

  @Test
  void one_micro_credential_a_semester_and_the_badge_after_the_last() {
    join();
    for (int semester = 1; semester <= 3; semester++) {
      assertThatPath()
          .hasActiveElements(GATEWAY_WAIT)
          .hasCompletedElement(BEGIN_NEXT, semester - 1);
      context.increaseTime(BREAK);
      assertThatPath()
          .hasActiveElements(GATEWAY_UNTIL_REMINDER)
          .hasCompletedElement(BEGIN_NEXT, semester);

      // An educator who is early waits for the next semester.
      if (semester < 3) {
        waitFor(context.getCurrentTime().plus(BREAK));
      } else {
        step = PathStep.EARNED;
      }
      planChanged();
    }

    assertThatPath()
        .isCompleted()
        .hasCompletedElementsInOrder(
            BEGIN_NEXT,
            BEGIN_NEXT,
            BEGIN_NEXT,
            ISSUE_ENDORSEMENT_BADGE,
            SEND_ENDORSEMENT_BADGE,
            END_ENDORSEMENT_EARNED)
        .hasNotActivatedElements(REMIND, DECIDE_CLOSE);
    assertThat(mails).containsExactly(MailTemplates.ENDORSEMENT_EARNED);
  }

  @Test
  void paused_or_no_next_semester_in_the_calendar__nothing_opens_until_that_changes() {
    opens = null;
    join();
    assertThatPath().hasActiveElements(CATCH_CHANGED_IN_REST);

    context.increaseTime(SEMESTER);
    assertThatPath().hasActiveElements(CATCH_CHANGED_IN_REST).hasNotActivatedElements(BEGIN_NEXT);
    waitFor(context.getCurrentTime().plus(BREAK));
    planChanged();

    assertThatPath().hasActiveElements(GATEWAY_WAIT);
    context.increaseTime(BREAK);
    assertThatPath().hasCompletedElement(BEGIN_NEXT, 1);
  }

  @Test
  void the_calendar_changes_while_they_wait__the_semester_opens_on_the_new_day_only() {
    join();
    assertThatPath().hasActiveElements(GATEWAY_WAIT);

    waitFor(opens.plus(BREAK));
    planChanged();
    assertThatPath().hasCompletedElement(CATCH_CHANGED_IN_WAIT, 1).hasActiveElements(GATEWAY_WAIT);
    context.increaseTime(BREAK);
    assertThatPath().hasActiveElements(GATEWAY_WAIT).hasNotActivatedElements(BEGIN_NEXT);
    context.increaseTime(BREAK);

    assertThatPath().hasCompletedElement(BEGIN_NEXT, 1);
  }

  @Test
  void the_calendar_changes_while_they_work__reminder_and_close_come_by_the_new_day() {
    work();
    closes = closes.plus(BREAK);
    planChanged();
    assertThatPath()
        .hasCompletedElement(CATCH_CHANGED_BEFORE_REMINDER, 1)
        .hasActiveElements(GATEWAY_UNTIL_REMINDER);

    context.increaseTime(SEMESTER.minusDays(10));
    assertThatPath().hasActiveElements(GATEWAY_UNTIL_REMINDER);
    context.increaseTime(BREAK);
    assertThatPath().hasCompletedElement(REMIND, 1).hasActiveElements(GATEWAY_UNTIL_CLOSE);
    closes = closes.plus(SEMESTER);
    planChanged();

    assertThatPath()
        .hasCompletedElement(CATCH_CHANGED_BEFORE_CLOSE, 1)
        .hasActiveElements(GATEWAY_UNTIL_REMINDER)
        .hasNotActivatedElements(DECIDE_CLOSE);
    assertThat(mails).containsExactly(MailTemplates.SEMESTER_CLOSING);
  }

  @Test
  void something_was_submitted_when_the_semester_closes__they_continue_in_the_next() {
    work();
    submissions = 1;

    close();

    assertThatPath()
        .hasCompletedElementsInOrder(REMIND, FIND_PROGRESS, DECIDE_CLOSE, GIVE_MORE_TIME)
        .hasNotActivatedElements(AGREE_TO_MORE_TIME, LAPSE)
        .hasActiveElements(GATEWAY_UNTIL_REMINDER)
        .hasCompletedElement(BEGIN_NEXT, 1);
    assertThat(mails).containsExactly(MailTemplates.SEMESTER_CLOSING, MailTemplates.MORE_TIME);
  }

  @Test
  void nothing_was_submitted_and_the_facilitator_agrees__more_time_once() {
    work();
    close();
    var consent = people.openTask(path, AGREE_TO_MORE_TIME);
    assertThat(consent.getCandidateUsers()).containsExactly("fay");

    people.complete(path, AGREE_TO_MORE_TIME, Map.of(Variables.MORE_TIME_AGREED, MoreTime.YES));
    assertThatPath()
        .hasCompletedElement(GIVE_MORE_TIME, 1)
        .hasActiveElements(GATEWAY_UNTIL_REMINDER);
    close();

    people.openTask(path, REJOIN);
    assertThatPath()
        .hasCompletedElement(AGREE_TO_MORE_TIME, 1)
        .hasCompletedElements(LAPSE, TELL_LAPSED);
  }

  @Test
  void nothing_was_submitted_and_the_facilitator_does_not_agree__it_lapses_they_rejoin() {
    work();
    close();

    people.complete(
        path,
        AGREE_TO_MORE_TIME,
        Map.of(
            Variables.MORE_TIME_AGREED,
            MoreTime.NO,
            Variables.MORE_TIME_REASONS,
            "You told me that you would rather begin again."));
    var rejoin = people.openTask(path, REJOIN);
    assertThat(rejoin.getAssignee()).isEqualTo("ada");
    assertThatPath().hasNotActivatedElements(GIVE_MORE_TIME);
    assertThat(mails)
        .containsExactly(MailTemplates.SEMESTER_CLOSING, MailTemplates.SEMESTER_LAPSED);
    people.complete(path, REJOIN, Map.of(Variables.REJOINED, true));

    assertThatPath().hasActiveElements(GATEWAY_WAIT);
    context.increaseTime(BREAK.plusDays(1));
    assertThatPath().hasCompletedElement(BEGIN_NEXT, 2);
  }

  @Test
  void earned_while_the_facilitator_is_asked__nobody_needs_to_agree_anymore() {
    work();
    close();
    people.openTask(path, AGREE_TO_MORE_TIME);

    step = PathStep.EARNED;
    planChanged();

    assertThatPath()
        .isCompleted()
        .hasTerminatedElement(AGREE_TO_MORE_TIME, 1)
        .hasCompletedElements(BOUNDARY_CHANGED_IN_CONSENT, END_ENDORSEMENT_EARNED);
  }

  @Test
  void the_educator_leaves__it_is_over_and_they_are_told() {
    work();

    publish(Messages.LEFT, pathId);

    assertThatPath()
        .isCompleted()
        .hasCompletedElements(EVENT_LEFT, TELL_LEFT, END_LEFT)
        .hasNotActivatedElements(ISSUE_ENDORSEMENT_BADGE);
    assertThat(mails).containsExactly(MailTemplates.ENDORSEMENT_LEFT);
  }

  @Test
  void joining_is_announced_again__it_runs_once() {
    join();
    assertThatPath().hasActiveElements(GATEWAY_WAIT);

    client
        .newPublishMessageCommand()
        .messageName(Messages.JOINED)
        .correlationKey(pathId)
        .messageId(pathId)
        .variables(Map.of(Variables.ENDORSEMENT_PATH_ID, pathId, Variables.EDUCATOR_ID, "ada"))
        .send()
        .join();
    context.increaseTime(BREAK);

    assertThatPath().hasCompletedElement(BEGIN_NEXT, 1);
    assertThat(people.instancesWith(Variables.ENDORSEMENT_PATH_ID, pathId)).containsExactly(path);
  }

  private void join() {
    path =
        client
            .newCorrelateMessageCommand()
            .messageName(Messages.JOINED)
            .correlationKey(pathId)
            .variables(Map.of(Variables.ENDORSEMENT_PATH_ID, pathId, Variables.EDUCATOR_ID, "ada"))
            .send()
            .join()
            .getProcessInstanceKey();
  }

  private void work() {
    join();
    assertThatPath().hasActiveElements(GATEWAY_WAIT);
    context.increaseTime(BREAK);
    assertThatPath().hasActiveElements(GATEWAY_UNTIL_REMINDER);
  }

  /** First the reminder, then the close. */
  private void close() {
    Duration left = Duration.between(context.getCurrentTime(), closes);
    context.increaseTime(left.minusDays(13));
    assertThatPath().hasActiveElements(GATEWAY_UNTIL_CLOSE);
    context.increaseTime(Duration.ofDays(13));
    assertThatPath().hasNoActiveElements(GATEWAY_UNTIL_CLOSE);
  }

  private void waitFor(Instant day) {
    step = PathStep.WAIT;
    opens = day;
  }

  private void planChanged() {
    publish(Messages.CHANGED, UUID.randomUUID().toString());
  }

  private void publish(String name, String id) {
    client
        .newPublishMessageCommand()
        .messageName(name)
        .correlationKey(pathId)
        .messageId(id)
        .timeToLive(Duration.ofHours(1))
        .send()
        .join();
  }

  private Map<String, Object> nextStep() {
    Map<String, Object> next = new HashMap<>();
    next.put(Variables.PATH_STEP, step);
    next.put(
        Variables.OPENS_AT, step.equals(PathStep.WAIT) && opens != null ? opens.toString() : null);
    next.put(
        Variables.ENDORSEMENT,
        Map.of(
            "title",
            "Leadership for SEL",
            "microCredential",
            "Elevating Social Emotional Learning",
            "semester",
            "Fall 2026"));
    return next;
  }

  private void answer(String jobType, Supplier<Map<String, Object>> variables) {
    context
        .mockJobWorker(jobType)
        .withHandler(
            (jobs, job) -> jobs.newCompleteCommand(job).variables(variables.get()).send().join());
  }

  private ProcessInstanceAssert assertThatPath() {
    return assertThatProcessInstance(byKey(path));
  }
}
