package org.microendorse.workers.review;

import static org.microendorse.processes.JobTypes.REVIEW_REASSIGN_REVIEW;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.search.response.UserTask;
import java.util.List;
import java.util.UUID;
import org.microendorse.domain.common.OperationId;
import org.microendorse.domain.notification.MailService;
import org.microendorse.domain.people.Account;
import org.microendorse.domain.people.Accounts;
import org.microendorse.domain.people.Role;
import org.microendorse.domain.review.AllocationService;
import org.microendorse.domain.review.Duty;
import org.microendorse.domain.review.Reassignment;
import org.microendorse.processes.JobTypes.Headers;
import org.microendorse.workers.common.MicroCredentialTitle;
import org.springframework.stereotype.Component;

/** Offers a review to others when its time is up, and tells those concerned. */
@Component
public class ReassignReviewWorker {
  private final ReviewTasks tasks;
  private final AllocationService allocations;
  private final Accounts accounts;
  private final MailService mails;

  ReassignReviewWorker(
      ReviewTasks tasks, AllocationService allocations, Accounts accounts, MailService mails) {
    this.tasks = tasks;
    this.allocations = allocations;
    this.accounts = accounts;
    this.mails = mails;
  }

  @JobWorker(type = REVIEW_REASSIGN_REVIEW)
  public Reassignment reassign(@VariablesAsType Review review, ActivatedJob job) {
    Duty duty = ReviewTasks.duty(job);
    UserTask late = tasks.ended(job.getProcessInstanceKey(), duty);
    String whoever = ReviewTasks.assignee(late).orElse(null);
    long element = job.getElementInstanceKey();
    Reassignment reassignment =
        allocations.reassign(
            review.submissionId(),
            duty,
            new Reassignment(review.assessorCandidates(), review.approverCandidates()),
            whoever,
            OperationId.of(REVIEW_REASSIGN_REVIEW, element));
    String title = review.microCredential().title();
    if (whoever != null && !reassignment.candidates(duty).contains(whoever)) {
      List<Account> lateReviewer = accounts.findByUsername(whoever).stream().toList();
      mails.writeToStaff(
          job.getCustomHeaders().get(Headers.TEMPLATE),
          lateReviewer,
          title,
          OperationId.of(REVIEW_REASSIGN_REVIEW + "/reviewer", element));
    }
    mails.writeToStaff(
        job.getCustomHeaders().get(Headers.MANAGER_TEMPLATE),
        accounts.findByRole(Role.ofGroup(job.getCustomHeaders().get(Headers.MANAGERS))),
        title,
        OperationId.of(REVIEW_REASSIGN_REVIEW + "/managers", element));
    return reassignment;
  }

  /** The review, as far as asking somebody else needs it. A second score knows no approvers. */
  public record Review(
      UUID submissionId,
      List<String> assessorCandidates,
      List<String> approverCandidates,
      MicroCredentialTitle microCredential) {
    public Review {
      assessorCandidates = assessorCandidates == null ? List.of() : assessorCandidates;
      approverCandidates = approverCandidates == null ? List.of() : approverCandidates;
    }
  }
}
