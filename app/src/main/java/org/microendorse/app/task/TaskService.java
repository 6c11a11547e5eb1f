package org.microendorse.app.task;

import static org.microendorse.domain.language.Messages.message;

import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.microendorse.app.review.ReviewRules;
import org.microendorse.app.security.PortalUser;
import org.microendorse.app.task.FormValidator.FieldProblem;
import org.microendorse.domain.language.Language;
import org.microendorse.processes.TaskHeaders;
import org.microendorse.processes.Variables;
import org.microendorse.workers.common.EngineTasks;
import org.springframework.stereotype.Service;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Completes tasks with people's answers. */
@Service
public class TaskService {
  private final EngineTasks tasks;
  private final TaskInbox inbox;
  private final OwnTasks own;
  private final TaskForms forms;
  private final TaskSubjects subjects;
  private final ReviewRules reviewRules;
  private final FormValidator validator;
  private final SentAnswers store;
  private final AskedAgain asked;

  TaskService(
      EngineTasks tasks,
      TaskInbox inbox,
      OwnTasks own,
      TaskForms forms,
      TaskSubjects subjects,
      ReviewRules reviewRules,
      FormValidator validator,
      SentAnswers store,
      AskedAgain asked) {
    this.tasks = tasks;
    this.inbox = inbox;
    this.own = own;
    this.forms = forms;
    this.subjects = subjects;
    this.reviewRules = reviewRules;
    this.validator = validator;
    this.store = store;
    this.asked = asked;
  }

  /**
   * Completes a task with the answers.
   *
   * @param about the files that the person saw; empty if the page did not say
   * @throws FormRefused if the form does not allow them
   * @throws TaskAlreadySent if it was completed before
   */
  public void complete(PortalUser user, long key, JsonNode sent, String about) {
    var variablesAsked = forms.beginVariables(key);
    Task task = own.mine(user, key);
    JsonNode form = forms.schema(task);
    ObjectNode held = forms.held(task, variablesAsked);
    FormValidator.Result result =
        validator.validate(form, sent, forms.shown(held), languages(task));
    if (!result.accepted()) {
      throw new FormRefused(result.problems());
    }
    requireSameFiles(task, about);
    requireReviewersFound(task);
    PrivateAnswers answers = PrivateAnswers.of(form, result.values(), held);
    store.keep(user.getUsername(), task, result.values(), answers);
    ObjectNode variables = answers.variables();
    if (!about.isEmpty()) {
      // What is sealed is what the educator has seen.
      variables.put(Variables.FILES_DECLARED, about);
    }
    // The server says who did it, never the browser.
    String signedBy = task.header(TaskHeaders.SIGNED_BY);
    if (!signedBy.isEmpty()) {
      variables.put(signedBy, user.getUsername());
    }
    if (!tasks.complete(key, variables.toString())) {
      throw own.alreadySent(inbox.awaitSeen(key, found -> !found.isOpen()).orElse(task));
    }
    store.settle(task, answers);
  }

  /** A draft may have been written in another language than the reader's. */
  private List<UnaryOperator<String>> languages(Task task) {
    return Arrays.stream(Language.values()).map(it -> subjects.words(task, it)).toList();
  }

  /** Consents given on a page that was open while the files changed are not consents to these. */
  private void requireSameFiles(Task task, String about) {
    List<FieldProblem> outdated = asked.outdated(task, about);
    if (!outdated.isEmpty()) {
      throw FormRefused.outdated(outdated, asked.about(task));
    }
  }

  /** Searching again helps only if something has changed. */
  private void requireReviewersFound(Task task) {
    if (!task.header(TaskHeaders.ONLY_IF).equals(TaskHeaders.Conditions.REVIEWERS_FOUND)) {
      return;
    }
    String missing = forms.variables(task).path(Variables.MISSING_REVIEWERS).asString("");
    boolean found =
        subjects
            .submissionOf(task)
            .map(submission -> reviewRules.wouldFindEnough(submission, missing))
            .orElse(true);
    if (!found) {
      throw new FormRefused(
          List.of(
              new FieldProblem(
                  Variables.REVIEWER_ARRANGED,
                  List.of(),
                  TaskWords.of(task).button(),
                  message("task.noReviewer"))));
    }
  }
}
