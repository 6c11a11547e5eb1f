package org.microendorse.workers.review;

import io.camunda.client.api.response.ActivatedJob;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.microendorse.domain.common.OperationId;
import org.microendorse.domain.people.Accounts;
import org.microendorse.domain.people.Role;
import org.microendorse.domain.review.AllocationService;
import org.microendorse.domain.review.Duty;
import org.microendorse.domain.review.Reassignment;
import org.microendorse.domain.review.ReviewClock;
import org.microendorse.domain.review.ReviewDeadlines;
import org.microendorse.processes.JobTypes.Headers;
import org.microendorse.workers.common.JobHeaders;
import org.microendorse.workers.notification.StaffMails;
import org.microendorse.workers.review.StepPlanner.Kept;
import org.springframework.stereotype.Component;

/** Reassigns a step of a review when it is overdue or its reviewer can no longer do it. */
@Component
class Handover {
  private final ReviewTasks tasks;
  private final AllocationService allocations;
  private final ReviewDeadlines deadlines;
  private final Accounts accounts;
  private final StaffMails mails;
  private final Clock clock;

  Handover(
      ReviewTasks tasks,
      AllocationService allocations,
      ReviewDeadlines deadlines,
      Accounts accounts,
      StaffMails mails,
      Clock clock) {
    this.tasks = tasks;
    this.allocations = allocations;
    this.deadlines = deadlines;
    this.accounts = accounts;
    this.mails = mails;
    this.clock = clock;
  }

  /**
   * Offers an overdue step to others, if there are any, and tells the reviewer who had it and the
   * program managers.
   */
  Reassignment passOn(ReviewStep step, ActivatedJob job) {
    Duty duty = ReviewTasks.duty(job);
    String late = holder(job, duty);
    Reassignment people = reassign(step, duty, late, job);
    Map<String, String> headers = job.getCustomHeaders();
    if (late != null && !people.candidates(duty).contains(late)) {
      mails.write(
          JobHeaders.required(headers, Headers.TEMPLATE),
          accounts.findByUsername(late).stream().toList(),
          step.microCredential(),
          OperationId.of(job.getType() + "/reviewer", job.getElementInstanceKey()));
    }
    mails.write(
        JobHeaders.required(headers, Headers.MANAGER_TEMPLATE),
        accounts.findByRole(Role.ofGroup(JobHeaders.required(headers, Headers.MANAGERS))),
        step.microCredential(),
        OperationId.of(job.getType() + "/managers", job.getElementInstanceKey()));
    return people;
  }

  /**
   * Leaves a step with the person who has it, unless that person can no longer do it and there are
   * others.
   */
  Rearranged keepOrPassOn(ReviewStep step, ActivatedJob job) {
    Duty duty = ReviewTasks.duty(job);
    String holder = holder(job, duty);
    String away = step.awayReviewer();
    Reassignment people = away == null ? step.people() : reassign(step, duty, away, job);
    boolean passedOn =
        holder != null && holder.equals(away) && !people.candidates(duty).contains(holder);
    return new Rearranged(people, passedOn ? null : new Kept(holder, begin(step.submissionId())));
  }

  /**
   * The people who may continue.
   *
   * @param kept null if the step begins again with another person
   */
  record Rearranged(Reassignment people, @Nullable Kept kept) {}

  private @Nullable String holder(ActivatedJob job, Duty duty) {
    return tasks.lastHolder(job.getProcessInstanceKey(), duty).orElse(null);
  }

  private Reassignment reassign(
      ReviewStep step, Duty duty, @Nullable String from, ActivatedJob job) {
    return allocations.reassign(
        step.submissionId(),
        duty,
        step.people(),
        from,
        OperationId.of(job.getType(), job.getElementInstanceKey()));
  }

  private Instant begin(UUID submissionId) {
    return deadlines.clockOf(submissionId).map(ReviewClock::begunAt).orElseGet(clock::instant);
  }
}
