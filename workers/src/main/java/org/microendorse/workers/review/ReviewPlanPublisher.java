package org.microendorse.workers.review;

import static org.microendorse.processes.SubmissionReviewProcess.Messages.REVIEW_PLAN_CHANGED;

import io.camunda.client.api.search.response.UserTask;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.microendorse.domain.calendar.CalendarChanged;
import org.microendorse.domain.common.Sha256;
import org.microendorse.domain.enrollment.EnrollmentService;
import org.microendorse.domain.evidence.SubmissionService;
import org.microendorse.domain.people.Accounts;
import org.microendorse.domain.people.CertificateWithdrawn;
import org.microendorse.domain.people.LeaveBegun;
import org.microendorse.domain.people.RoleRemoved;
import org.microendorse.domain.review.ReviewDeadlines;
import org.microendorse.processes.Variables;
import org.microendorse.workers.common.Broadcasts;
import org.microendorse.workers.common.MessageDue;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Tells running reviews that their plan has changed. The events stay in the event publication
 * registry until the engine has heard of every review.
 */
@Component
class ReviewPlanPublisher {
  private final Broadcasts broadcasts;
  private final ReviewTasks tasks;
  private final ReviewDeadlines deadlines;
  private final SubmissionService submissions;
  private final EnrollmentService enrollments;
  private final Accounts accounts;
  private final ZoneId zone;

  ReviewPlanPublisher(
      Broadcasts broadcasts,
      ReviewTasks tasks,
      ReviewDeadlines deadlines,
      SubmissionService submissions,
      EnrollmentService enrollments,
      Accounts accounts,
      ZoneId zone) {
    this.broadcasts = broadcasts;
    this.tasks = tasks;
    this.deadlines = deadlines;
    this.submissions = submissions;
    this.enrollments = enrollments;
    this.accounts = accounts;
    this.zone = zone;
  }

  @Async
  @TransactionalEventListener
  public void on(CalendarChanged event) {
    String calendar = Sha256.hex(event.fingerprint());
    broadcasts.send(deadlines.waiting().stream().map(id -> changed(id, calendar, null)).toList());
  }

  /** Tasks that are due before a reviewer's leave stay with the reviewer. */
  @Async
  @TransactionalEventListener
  public void on(LeaveBegun event) {
    takeBack(event.accountId(), task -> !dueDay(task).isBefore(event.from()));
  }

  @Async
  @TransactionalEventListener
  public void on(CertificateWithdrawn event) {
    takeBack(
        event.accountId(),
        task -> microCredentialOf(tasks.submissionOf(task)).equals(event.microCredentialId()));
  }

  @Async
  @TransactionalEventListener
  public void on(RoleRemoved event) {
    takeBack(event.accountId(), task -> ReviewTasks.takes(task, event.role()));
  }

  private void takeBack(UUID accountId, Predicate<UserTask> which) {
    String username = accounts.findById(accountId).orElseThrow().username();
    broadcasts.send(
        tasks.of(username).stream()
            .filter(which)
            .map(
                task ->
                    changed(
                        tasks.submissionOf(task), String.valueOf(task.getUserTaskKey()), username))
            .toList());
  }

  private LocalDate dueDay(UserTask task) {
    return task.getDueDate().atZoneSameInstant(zone).toLocalDate();
  }

  private String microCredentialOf(UUID submission) {
    return enrollments.get(submissions.submission(submission).enrollmentId()).microCredentialId();
  }

  private static MessageDue changed(UUID submission, String cause, @Nullable String awayReviewer) {
    return new MessageDue(
        REVIEW_PLAN_CHANGED,
        submission.toString(),
        submission + "/" + cause,
        Collections.singletonMap(Variables.AWAY_REVIEWER, awayReviewer));
  }
}
