package org.microendorse.domain.appeal;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.microendorse.domain.audit.Action;
import org.microendorse.domain.audit.Deed;
import org.microendorse.domain.common.OperationId;
import org.microendorse.domain.common.ProcessedOperations;
import org.microendorse.domain.common.Refusal;
import org.microendorse.domain.evidence.SubmissionService;
import org.microendorse.domain.people.Account;
import org.microendorse.domain.people.Accounts;
import org.microendorse.domain.review.EligibleReviewers;
import org.microendorse.domain.review.Judgement;
import org.microendorse.domain.review.ReviewAccess;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Panels that decide appeals: two people, each of whom decides once. */
@Service
public class AppealPanels {
  private final AppealService appeals;
  private final AppealVerdicts verdicts;
  private final SubmissionService submissions;
  private final EligibleReviewers reviewers;
  private final ReviewAccess access;
  private final Accounts accounts;
  private final ProcessedOperations operations;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  AppealPanels(
      AppealService appeals,
      AppealVerdicts verdicts,
      SubmissionService submissions,
      EligibleReviewers reviewers,
      ReviewAccess access,
      Accounts accounts,
      ProcessedOperations operations,
      ApplicationEventPublisher events,
      Clock clock) {
    this.appeals = appeals;
    this.verdicts = verdicts;
    this.submissions = submissions;
    this.reviewers = reviewers;
    this.access = access;
    this.accounts = accounts;
    this.operations = operations;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Divides those who may look at an appeal into two groups, if there are at least two of them.
   *
   * @param judgements by the rules; people without one are not asked
   */
  @Transactional
  public Panel allocatePanel(UUID appealId, List<Judgement> judgements, OperationId operation) {
    return operations.runOnce(
        operation,
        Panel.class,
        () -> {
          Appeal appeal = appeals.get(appealId);
          List<String> eligible = reviewers.eligible(appeal.submissionId(), judgements);
          if (eligible.size() < 2) {
            return new Panel(false, "appealPanel", List.of());
          }
          access.admitToAppeal(appeal.submissionId(), eligible);
          appeal.allocated(clock.instant());
          return new Panel(true, null, twoGroups(eligible));
        });
  }

  private static List<List<String>> twoGroups(List<String> people) {
    List<List<String>> groups = List.of(new ArrayList<>(), new ArrayList<>());
    for (int i = 0; i < people.size(); i++) {
      groups.get(i % 2).add(people.get(i));
    }
    return groups;
  }

  /**
   * Stores the decision of one reviewer.
   *
   * @param reviewerId user name
   * @throws Refusal if they were not asked, or have already decided: it takes two people
   */
  @Transactional
  public void storeVerdict(
      UUID appealId,
      String reviewerId,
      AppealDecision decision,
      String reasons,
      OperationId operation) {
    operations.runOnce(
        operation,
        UUID.class,
        () -> {
          Appeal appeal = appeals.get(appealId);
          Account reviewer =
              accounts
                  .findByUsername(reviewerId)
                  .orElseThrow(() -> new Refusal("appealRule.mayNotDecide", reviewerId));
          if (verdictsOf(appealId).stream().anyMatch(other -> reviewer.is(other.reviewer()))) {
            throw new Refusal("appealRule.alreadyDecided", reviewerId);
          }
          if (!access.isAskedForAppeal(reviewer, appeal.submissionId())) {
            throw new Refusal("appealRule.mayNotDecide", reviewerId);
          }
          access.endAppealPart(appeal.submissionId(), reviewer);
          return verdicts
              .saveAndFlush(
                  new AppealVerdict(appealId, reviewer, decision, reasons.strip(), clock.instant()))
              .id();
        });
  }

  /** Records the outcome of an appeal. Overturned: the submission counts as demonstrated. */
  @Transactional
  public void recordOutcome(UUID appealId, AppealOutcome outcome, OperationId operation) {
    operations.runOnce(
        operation,
        AppealOutcome.class,
        () -> {
          Appeal appeal = appeals.get(appealId);
          appeal.decide(outcome, clock.instant());
          access.endAppeal(appeal.submissionId());
          if (outcome == AppealOutcome.OVERTURNED) {
            submissions.overturn(appeal.submissionId());
          }
          events.publishEvent(
              Deed.of(
                  null,
                  outcome == AppealOutcome.OVERTURNED
                      ? Action.APPEAL_OVERTURNED
                      : Action.APPEAL_UPHELD,
                  submissions.submission(appeal.submissionId()).number()));
          return outcome;
        });
  }

  /** The reviewers' decisions, in the order in which they made them. */
  @Transactional(readOnly = true)
  public List<AppealVerdict> verdictsOf(UUID appealId) {
    return verdicts.ofAppeal(appealId);
  }
}
