package org.microendorse.app.task;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientHttpException;
import io.camunda.client.api.search.enums.ElementInstanceState;
import io.camunda.client.api.search.enums.ElementInstanceType;
import io.camunda.client.api.search.enums.UserTaskState;
import io.camunda.client.api.search.response.ElementInstance;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.microendorse.app.deployment.Engine;
import org.microendorse.app.review.ReviewRules;
import org.microendorse.app.security.PortalUser;
import org.microendorse.app.task.FormValidator.FieldProblem;
import org.microendorse.app.web.Wording;
import org.microendorse.domain.common.NotFound;
import org.microendorse.domain.people.Account;
import org.microendorse.domain.people.Accounts;
import org.microendorse.domain.task.DraftTooLarge;
import org.microendorse.domain.task.Drafts;
import org.microendorse.domain.task.Drafts.Draft;
import org.microendorse.domain.task.Notes;
import org.microendorse.processes.AppealProcess;
import org.microendorse.processes.BadgeRevocationProcess;
import org.microendorse.processes.IntegrityConcernProcess;
import org.microendorse.processes.PreCheckProcess;
import org.microendorse.processes.SecondScoringProcess;
import org.microendorse.processes.SubmissionReviewProcess;
import org.microendorse.processes.Variables;
import org.springframework.stereotype.Service;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What people do with tasks: take on, give back, complete. */
@Service
public class TaskService {
  /** Who did it is for the server to say, never for the browser. */
  private static final Map<String, String> SIGNED_BY =
      Map.of(
          SubmissionReviewProcess.Elements.ASSESS_SUBMISSION, Variables.ASSESSOR_ID,
          SecondScoringProcess.Elements.SCORE_SUBMISSION, Variables.ASSESSOR_ID,
          SubmissionReviewProcess.Elements.APPROVE_ASSESSMENT, Variables.APPROVER_ID,
          AppealProcess.Elements.REVIEW_APPEAL, Variables.APPEAL_REVIEWER_ID,
          PreCheckProcess.Elements.PRE_CHECK_SUBMISSION, Variables.PRE_CHECKER_ID,
          IntegrityConcernProcess.Elements.LOOK_INTO_CONCERN, Variables.CONCERN_DECIDER_ID,
          IntegrityConcernProcess.Elements.DECIDE_IN_COMMITTEE, Variables.COMMITTEE_MEMBER_ID,
          BadgeRevocationProcess.Elements.DECIDE_ON_REVOCATION, Variables.REVOCATION_DECIDER_ID);

  /** What only somebody certified may take on. */
  private static final Set<String> REVIEWS =
      Set.of(
          SubmissionReviewProcess.Elements.ASSESS_SUBMISSION,
          SecondScoringProcess.Elements.SCORE_SUBMISSION,
          SubmissionReviewProcess.Elements.APPROVE_ASSESSMENT,
          AppealProcess.Elements.REVIEW_APPEAL);

  /** In a review and in an appeal, under one id. */
  private static final String ARRANGE_REVIEWER = SubmissionReviewProcess.Elements.ARRANGE_REVIEWER;

  private static final Duration UNTIL_SEEN = Duration.ofSeconds(3);

  private final CamundaClient camunda;
  private final Engine engine;
  private final TaskInbox inbox;
  private final TaskForms forms;
  private final TaskSubjects subjects;
  private final ClaimRules claimRules;
  private final ReviewRules reviewRules;
  private final FormValidator validator;
  private final Notes notes;
  private final Drafts drafts;
  private final Accounts accounts;
  private final Wording wording;
  private final Clock clock;

  TaskService(
      CamundaClient camunda,
      Engine engine,
      TaskInbox inbox,
      TaskForms forms,
      TaskSubjects subjects,
      ClaimRules claimRules,
      ReviewRules reviewRules,
      FormValidator validator,
      Notes notes,
      Drafts drafts,
      Accounts accounts,
      Wording wording,
      Clock clock) {
    this.camunda = camunda;
    this.engine = engine;
    this.inbox = inbox;
    this.forms = forms;
    this.subjects = subjects;
    this.claimRules = claimRules;
    this.reviewRules = reviewRules;
    this.validator = validator;
    this.notes = notes;
    this.drafts = drafts;
    this.accounts = accounts;
    this.wording = wording;
    this.clock = clock;
  }

  /**
   * Takes a task on; doing it again changes nothing.
   *
   * @throws TaskTaken if a colleague was faster, or they may not review any more
   */
  public void claim(PortalUser user, long key) {
    Task task =
        inbox
            .find(key)
            .filter(found -> found.isVisibleTo(user) || found.isCandidate(user))
            .orElseThrow(() -> new NotFound("task", key));
    if (task.isOf(user)) {
      return;
    }
    if (!task.isOpen() || task.assignee() != null) {
      throw taken(task);
    }
    requireEligible(user, task);
    try {
      engine.ask(
          () ->
              camunda
                  .newAssignUserTaskCommand(key)
                  .assignee(user.getUsername())
                  .allowOverride(false)
                  .send()
                  .join());
    } catch (ClientHttpException refused) {
      Task now = untilSeen(key, found -> found.assignee() != null).orElse(task);
      if (now.isOf(user)) {
        return;
      }
      throw taken(now);
    }
    untilSeen(key, found -> found.isOf(user));
  }

  private void requireEligible(PortalUser user, Task task) {
    TaskSubjects.Subject subject = subjects.of(task);
    if (REVIEWS.contains(task.elementId()) && subject != null && subject.submissionId() != null) {
      claimRules
          .refusal(user, subject.submissionId())
          .ifPresent(
              why -> {
                throw new TaskTaken(why);
              });
    }
  }

  /**
   * Gives a task back, so that a colleague can take it on.
   *
   * @throws TaskTaken if it can only be this person's
   */
  public void release(PortalUser user, long key) {
    Task task = mine(user, key);
    if (!task.isCandidate(user)) {
      throw new TaskTaken("This task is yours alone, so it cannot be given back.");
    }
    engine.ask(() -> camunda.newUnassignUserTaskCommand(key).send().join());
    untilSeen(key, found -> found.assignee() == null);
  }

  /**
   * Completes a task with what was filled in.
   *
   * @throws FormRefused if the form does not allow it
   * @throws TaskAlreadySent if it was completed before
   */
  public void complete(PortalUser user, long key, JsonNode sent) {
    Task task = mine(user, key);
    JsonNode form = forms.of(task).schema();
    ObjectNode held = forms.held(task);
    FormValidator.Result result = validator.validate(form, sent, forms.shown(held));
    if (!result.accepted()) {
      throw new FormRefused(result.problems());
    }
    requireReviewersFound(task);
    PrivateAnswers answers = PrivateAnswers.of(form, result.values(), held);
    // Kept before the engine refers to it. If that fails, nothing does, and it goes with the path.
    notes.keepAnswers(task.processInstanceKey(), key, user.getUsername(), answers.notes());
    ObjectNode variables = answers.variables();
    Optional.ofNullable(SIGNED_BY.get(task.elementId()))
        .ifPresent(name -> variables.put(name, user.getUsername()));
    try {
      engine.ask(
          () ->
              camunda
                  .newCompleteUserTaskCommand(key)
                  .variables(variables.toString())
                  .send()
                  .join());
    } catch (ClientHttpException refused) {
      if (refused.code() == 404 || refused.code() == 409) {
        throw alreadySent(untilSeen(key, found -> !found.isOpen()).orElse(task));
      }
      throw refused;
    }
    notes.settle(key, answers.notes().keySet());
    drafts.forget(key, task.step());
  }

  /** The same task with nothing changed helps nobody. */
  private void requireReviewersFound(Task task) {
    TaskSubjects.Subject subject = subjects.of(task);
    if (ARRANGE_REVIEWER.equals(task.elementId())
        && subject != null
        && subject.submissionId() != null
        && !reviewRules.wouldFindEnough(
            subject.submissionId(),
            forms.variables(task).path(Variables.MISSING_REVIEWERS).asString(""))) {
      throw new FormRefused(
          List.of(
              new FieldProblem(
                  Variables.REVIEWER_ARRANGED,
                  List.of(),
                  "Search again",
                  "Still nobody can review it. Certify or invite a reviewer, allow a tie, or tell the"
                      + " educator; then search again.")));
    }
  }

  /**
   * Keeps what this person has typed into the form of their task so far.
   *
   * @return when
   * @throws TaskTaken if it is not theirs to work on
   * @throws TaskAlreadySent if it was completed before
   * @throws DraftTooLarge if it is more than is kept
   */
  public Instant keepDraft(PortalUser user, long key, ObjectNode typed) {
    Task task = mine(user, key);
    return drafts.keep(key, task.step(), user.getUsername(), typed.toString());
  }

  /** What this person has typed so far; nothing unless the task is theirs and still open. */
  public Optional<Draft> draft(PortalUser user, Task task) {
    return task.isOpen() && task.isOf(user)
        ? drafts.find(task.key(), task.step(), user.getUsername())
        : Optional.empty();
  }

  /**
   * The open task, if it is this person's.
   *
   * @throws TaskTaken if they have not taken it on
   * @throws TaskAlreadySent if it was completed before
   */
  Task mine(PortalUser user, long key) {
    Task task = inbox.visible(user, key);
    if (task.isCompleted()) {
      throw alreadySent(task);
    }
    if (!task.isOf(user)) {
      throw new TaskTaken("Take this task on first; then it is yours to work on.");
    }
    if (!task.isOpen()) {
      throw new NotFound("task", key);
    }
    return task;
  }

  /** Whether a reviewer has done their part: what it was about is not theirs to read any more. */
  boolean isOver(Task task) {
    return task.isCompleted() && REVIEWS.contains(task.elementId());
  }

  /** What comes after a completed task, for the person who completed it. */
  public After after(PortalUser user, long key) {
    Task task = inbox.visible(user, key);
    if (task.isOpen()) {
      return new After(After.State.WORKING, null);
    }
    long instance = task.processInstanceKey();
    List<Task> open =
        engine.ask(
            () ->
                camunda
                    .newUserTaskSearchRequest()
                    .filter(f -> f.processInstanceKey(instance).state(UserTaskState.CREATED))
                    .send()
                    .join()
                    .items()
                    .stream()
                    .map(Task::of)
                    .toList());
    Optional<Task> next = open.stream().filter(candidate -> candidate.isOf(user)).findFirst();
    if (next.isPresent()) {
      return new After(After.State.TASK, next.get());
    }
    if (!open.isEmpty()) {
      return new After(After.State.ELSEWHERE, null);
    }
    List<ElementInstance> active =
        engine.ask(
            () ->
                camunda
                    .newElementInstanceSearchRequest()
                    .filter(f -> f.processInstanceKey(instance).state(ElementInstanceState.ACTIVE))
                    .send()
                    .join()
                    .items());
    boolean withOthers =
        active.stream().anyMatch(e -> e.getType() == ElementInstanceType.CALL_ACTIVITY);
    if (withOthers) {
      return new After(After.State.ELSEWHERE, null);
    }
    // What waits for a day to come, or for others, is no step to get ready.
    boolean atRest =
        active.isEmpty()
            || active.stream()
                .anyMatch(
                    e ->
                        e.getType() == ElementInstanceType.EVENT_BASED_GATEWAY
                            || e.getType() == ElementInstanceType.INTERMEDIATE_CATCH_EVENT);
    return new After(atRest ? After.State.FINISHED : After.State.WORKING, null);
  }

  /**
   * @param task the next task, if the state is TASK
   */
  public record After(State state, Task task) {
    /** Who is at work after a step. */
    public enum State {
      WORKING,
      TASK,
      ELSEWHERE,
      FINISHED
    }
  }

  private TaskTaken taken(Task task) {
    if (task.assignee() == null) {
      return new TaskTaken("This task is no longer open.");
    }
    String who =
        accounts.findByUsername(task.assignee()).map(Account::displayName).orElse("A colleague");
    return new TaskTaken(who + " was faster and has just taken this on.");
  }

  private TaskAlreadySent alreadySent(Task task) {
    Instant at =
        task.completionDate() == null ? clock.instant() : task.completionDate().toInstant();
    return new TaskAlreadySent("This was already sent " + wording.moment(at) + ".");
  }

  /** The engine answers commands before its searches know; waits until they do, for a moment. */
  private Optional<Task> untilSeen(long key, Predicate<Task> expected) {
    Instant end = Instant.now().plus(UNTIL_SEEN);
    Optional<Task> task = inbox.find(key);
    while (task.filter(expected).isEmpty() && Instant.now().isBefore(end)) {
      try {
        Thread.sleep(10);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return task;
      }
      task = inbox.find(key);
    }
    return task;
  }
}
