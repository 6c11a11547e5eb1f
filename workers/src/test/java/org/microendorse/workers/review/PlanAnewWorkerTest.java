package org.microendorse.workers.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.api.response.ActivatedJob;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.microendorse.domain.calendar.BusinessCalendar;
import org.microendorse.domain.notification.Mail;
import org.microendorse.domain.notification.MailService;
import org.microendorse.domain.people.Accounts;
import org.microendorse.domain.review.Duty;
import org.microendorse.processes.DecisionValues.PlanChange;
import org.microendorse.processes.JobTypes;
import org.microendorse.processes.JobTypes.Duties;
import org.microendorse.processes.JobTypes.Groups;
import org.microendorse.processes.JobTypes.Headers;
import org.microendorse.processes.JobTypes.MailTemplates;
import org.microendorse.workers.notification.StaffMails;
import org.microendorse.workers.notification.StaffMails.MicroCredentialTitle;
import org.microendorse.workers.review.PlanAnewWorker.PlannedAnew;
import org.microendorse.workers.review.StepPlanner.TimeLimits;
import org.springframework.beans.factory.annotation.Autowired;

class PlanAnewWorkerTest extends ReviewTest {
  private static final AtomicLong KEYS = new AtomicLong(4_712_000);
  private static final TimeLimits LIMITS = new TimeLimits(10, 7, 15, null);

  @Autowired private BusinessCalendar calendar;
  @Autowired private Accounts accounts;
  @Autowired private MailService mails;
  @Autowired private StaffMails staffMails;

  private Instant begun;
  private UUID submission;

  @BeforeEach
  void aReviewThatBeganTwoDaysAgo() throws IOException {
    begun = clock.instant();
    submission = allocated();
    deadlines.expect(submission, Duty.ASSESS, begun.plus(Duration.ofDays(14)), begun);
    clock.advance(Duration.ofDays(2));
  }

  @AfterEach
  void now() {
    clock.set(begun);
  }

  @Test
  void calendar_changes__the_reviewer_keeps_the_review_counted_from_its_beginning() {
    PlannedAnew plan = plan("max", PlanChange.PLAN_CHANGED, null);

    assertThat(plan.givenTo()).isEqualTo("max");
    assertThat(plan.dueAt()).isEqualTo(calendar.closeAfter(begun, 10).toString());
    assertThat(plan.assessorCandidates()).containsExactly("max", "mia");
  }

  @Test
  void calendar_changes__a_colleague_who_has_claimed_a_released_review_keeps_it() {
    PlannedAnew plan = plan("mia", "max", PlanChange.PLAN_CHANGED, null);

    assertThat(plan.assessorId()).isEqualTo("mia");
    assertThat(plan.givenTo()).isEqualTo("mia");
  }

  @Test
  void calendar_changes__a_review_that_nobody_has_claimed_stays_open_to_all() {
    PlannedAnew plan = plan(null, "max", PlanChange.PLAN_CHANGED, null);

    assertThat(plan.assessorId()).isNull();
    assertThat(plan.givenTo()).isNull();
    assertThat(plan.dueAt()).isEqualTo(calendar.closeAfter(begun, 10).toString());
  }

  @Test
  void time_is_up__others_are_asked_with_new_dates_and_the_people_concerned_are_told() {
    int letters = letters("max", MailTemplates.REVIEW_REASSIGNED);
    int reports = letters("petra", MailTemplates.REVIEW_LATE);

    PlannedAnew plan = plan("max", PlanChange.TIME_IS_UP, null);

    assertThat(plan.assessorCandidates()).containsExactly("mia");
    assertThat(plan.assessorId()).isNull();
    assertThat(plan.dueAt()).isEqualTo(calendar.closeAfter(clock.instant(), 10).toString());
    assertThat(letters("max", MailTemplates.REVIEW_REASSIGNED)).isEqualTo(letters + 1);
    assertThat(letters("petra", MailTemplates.REVIEW_LATE)).isEqualTo(reports + 1);
  }

  @Test
  void the_reviewer_is_away__colleagues_are_asked_with_new_dates() {
    PlannedAnew plan = plan("max", PlanChange.PLAN_CHANGED, "max");

    assertThat(plan.assessorCandidates()).containsExactly("mia");
    assertThat(plan.assessorId()).isNull();
    assertThat(plan.givenTo()).isNull();
    assertThat(plan.dueAt()).isEqualTo(calendar.closeAfter(clock.instant(), 10).toString());
  }

  @Test
  void another_candidate_is_away__the_reviewer_keeps_the_review() {
    PlannedAnew plan = plan("max", PlanChange.PLAN_CHANGED, "mia");

    assertThat(plan.assessorCandidates()).containsExactly("max");
    assertThat(plan.givenTo()).isEqualTo("max");
  }

  private PlannedAnew plan(String holder, String change, String away) {
    return plan(holder, null, change, away);
  }

  private PlannedAnew plan(String holder, String assessorId, String change, String away) {
    ReviewTasks tasks =
        new ReviewTasks(null, null) {
          @Override
          Optional<String> lastHolder(long processInstanceKey, Duty duty) {
            return Optional.ofNullable(holder);
          }
        };
    Handover handover = new Handover(tasks, allocations, deadlines, accounts, staffMails, clock);
    StepPlanner planner = new StepPlanner(calendar, deadlines, tasks, clock);
    return new PlanAnewWorker(handover, planner)
        .planAnew(
            new ReviewStep(
                submission,
                List.of("max", "mia"),
                List.of("otto", "olga"),
                assessorId,
                LIMITS,
                change,
                away,
                new MicroCredentialTitle("elevating-sel", "Elevating SEL")),
            job());
  }

  private int letters(String username, String template) {
    String address = accounts.findByUsername(username).orElseThrow().email();
    return (int)
        mails.mailsTo(address).stream().map(Mail::template).filter(template::equals).count();
  }

  private static ActivatedJob job() {
    Map<String, Object> answers =
        Map.of(
            "getType",
            JobTypes.REVIEW_PLAN_ANEW,
            "getProcessInstanceKey",
            4712L,
            "getElementInstanceKey",
            KEYS.getAndIncrement(),
            "getCustomHeaders",
            Map.of(
                Headers.DUTY, Duties.ASSESS,
                Headers.TEMPLATE, MailTemplates.REVIEW_REASSIGNED,
                Headers.MANAGERS, Groups.PROGRAM_MANAGER,
                Headers.MANAGER_TEMPLATE, MailTemplates.REVIEW_LATE));
    return (ActivatedJob)
        Proxy.newProxyInstance(
            ActivatedJob.class.getClassLoader(),
            new Class<?>[] {ActivatedJob.class},
            (proxy, method, arguments) ->
                Objects.requireNonNull(answers.get(method.getName()), method.getName()));
  }
}
