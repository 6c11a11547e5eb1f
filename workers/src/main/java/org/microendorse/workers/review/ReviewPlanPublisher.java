package org.microendorse.workers.review;

import static org.microendorse.processes.SubmissionReviewProcess.Messages.REVIEW_PLAN_CHANGED;

import io.camunda.client.api.search.response.UserTask;
import java.time.ZoneId;
import java.util.Collections;
import java.util.UUID;
import org.microendorse.domain.calendar.CalendarChanged;
import org.microendorse.domain.common.Sha256;
import org.microendorse.domain.enrolment.EnrolmentService;
import org.microendorse.domain.evidence.EvidenceService;
import org.microendorse.domain.people.ReviewerUnavailable;
import org.microendorse.domain.review.ReviewService;
import org.microendorse.processes.Variables;
import org.microendorse.workers.common.MessagesToEngine;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Tells running reviews that their plan has changed. The events stay in the event publication
 * registry until the engine has heard of every review.
 */
@Component
class ReviewPlanPublisher {
  private final MessagesToEngine messages;
  private final ReviewTasks tasks;
  private final ReviewService reviews;
  private final EvidenceService evidence;
  private final EnrolmentService enrolments;
  private final ZoneId zone;

  ReviewPlanPublisher(
      MessagesToEngine messages,
      ReviewTasks tasks,
      ReviewService reviews,
      EvidenceService evidence,
      EnrolmentService enrolments,
      @Value("${endorse.time-zone:America/Chicago}") ZoneId zone) {
    this.messages = messages;
    this.tasks = tasks;
    this.reviews = reviews;
    this.evidence = evidence;
    this.enrolments = enrolments;
    this.zone = zone;
  }

  @Async
  @TransactionalEventListener
  public void on(CalendarChanged event) {
    String calendar = Sha256.hex(event.fingerprint());
    reviews.waiting().forEach(id -> publish(id, calendar, null));
  }

  @Async
  @TransactionalEventListener
  public void on(ReviewerUnavailable event) {
    for (UserTask task : tasks.of(event.username())) {
      UUID submission = tasks.submissionOf(task);
      if (isMeant(event, task, submission)) {
        publish(submission, String.valueOf(task.getUserTaskKey()), event.username());
      }
    }
  }

  private boolean isMeant(ReviewerUnavailable event, UserTask task, UUID submission) {
    boolean inTime =
        event.from() != null
            && task.getDueDate() != null
            && task.getDueDate().atZoneSameInstant(zone).toLocalDate().isBefore(event.from());
    boolean another =
        event.microCredentialId() != null
            && !event.microCredentialId().equals(microCredentialOf(submission));
    return !inTime && !another;
  }

  private String microCredentialOf(UUID submission) {
    return enrolments.get(evidence.submission(submission).enrolmentId()).microCredentialId();
  }

  private void publish(UUID submission, String cause, String awayReviewer) {
    messages.publish(
        REVIEW_PLAN_CHANGED,
        submission.toString(),
        submission + "/" + cause,
        Collections.singletonMap(Variables.AWAY_REVIEWER, awayReviewer));
  }
}
