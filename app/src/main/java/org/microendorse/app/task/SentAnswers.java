package org.microendorse.app.task;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.microendorse.app.task.TaskForms.TaskForm;
import org.microendorse.app.task.TaskSubjects.UnderReview;
import org.microendorse.domain.task.Drafts;
import org.microendorse.domain.task.Notes;
import org.microendorse.domain.task.StepAnswers;
import org.microendorse.domain.task.StepAnswers.Answer;
import org.microendorse.domain.task.StepAnswers.Step;
import org.microendorse.processes.JobTypes.Duties;
import org.microendorse.processes.TaskHeaders;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/**
 * Stores what the engine does not hold of the answers to a task: texts, and answers to questions of
 * the process owner. They are stored before the task is completed, so nothing is lost in between.
 */
@Component
class SentAnswers {
  /** Duties whose answers later reviewers read; people who look into something decide alone. */
  private static final Set<String> SHARED =
      Set.of(Duties.ASSESS, Duties.SECOND_SCORE, Duties.APPROVE, Duties.PRE_CHECK);

  private final Notes notes;
  private final StepAnswers own;
  private final Drafts drafts;
  private final TaskForms forms;
  private final TaskSubjects subjects;

  SentAnswers(Notes notes, StepAnswers own, Drafts drafts, TaskForms forms, TaskSubjects subjects) {
    this.notes = notes;
    this.own = own;
    this.drafts = drafts;
    this.forms = forms;
    this.subjects = subjects;
  }

  /**
   * Stores the answers. If completing fails, nothing refers to them, and they are deleted later.
   *
   * @param username who answers
   * @param values what {@link FormValidator} accepted
   */
  void keep(String username, Task task, ObjectNode values, PrivateAnswers answers) {
    notes.keepAnswers(task.processInstanceKey(), task.key(), username, answers.notes());
    TaskForm form = forms.of(task);
    boolean shared = SHARED.contains(task.header(TaskHeaders.DUTY));
    List<Answer> added = OwnQuestions.answered(form.schema(), values, shared);
    // Also without an answer, which takes the place of what was sent before.
    own.keep(step(task, form), username, added);
  }

  private Step step(Task task, TaskForm form) {
    Optional<UnderReview> review = subjects.reviewOf(task);
    return new Step(
        task.key(),
        subjects.of(task).map(TaskSubjects.Subject::enrollmentId).orElse(null),
        review.map(UnderReview::submissionId).orElse(null),
        review.map(UnderReview::appealId).orElse(null),
        review.map(UnderReview::concernId).orElse(null),
        task.modelName(),
        String.valueOf(form.id()),
        form.version());
  }

  /** The task was completed with them. */
  void settle(Task task, PrivateAnswers answers) {
    notes.settle(task.key(), answers.notes().keySet());
    own.settle(task.key());
    drafts.forget(task.key(), task.step());
  }
}
