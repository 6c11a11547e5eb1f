package org.microendorse.app.task;

import io.camunda.client.api.search.response.UserTask;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.microendorse.app.task.ClockedSteps.Step;
import org.microendorse.app.task.TaskSubjects.Subject;
import org.microendorse.domain.calendar.BusinessCalendar;
import org.microendorse.domain.catalog.CatalogTitle;
import org.microendorse.domain.common.OperationId;
import org.microendorse.domain.language.ModelTexts;
import org.microendorse.domain.notification.MailService;
import org.microendorse.domain.people.Account;
import org.microendorse.domain.people.Accounts;
import org.microendorse.domain.people.Role;
import org.microendorse.workers.common.EngineTasks;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * The clock beside tasks: sets due dates in business days, reminds the people who can do a task,
 * and tells program managers what is not done. The headers of the task say when. Due dates follow a
 * changed calendar; each mail is written once.
 */
@Component
class TaskClock {
  private static final Logger LOG = LoggerFactory.getLogger(TaskClock.class);
  private static final int MANY = 500;

  private final ClockedSteps steps;
  private final EngineTasks tasks;
  private final TaskSubjects subjects;
  private final BusinessCalendar calendar;
  private final Accounts accounts;
  private final MailService mails;
  private final Clock clock;

  /** The steps at which the due dates of all tasks were set. */
  private volatile Set<Step> planned = Set.of();

  TaskClock(
      ClockedSteps steps,
      EngineTasks tasks,
      TaskSubjects subjects,
      BusinessCalendar calendar,
      Accounts accounts,
      MailService mails,
      Clock clock) {
    this.steps = steps;
    this.tasks = tasks;
    this.subjects = subjects;
    this.calendar = calendar;
    this.accounts = accounts;
    this.mails = mails;
    this.clock = clock;
  }

  /** Sets the due dates of new tasks; of all at the start and after the models have changed. */
  @Scheduled(
      initialDelayString = "${endorse.tasks.due-dates-every}",
      fixedDelayString = "${endorse.tasks.due-dates-every}")
  void setDueDates() {
    Instant now = clock.instant().plus(Duration.ofMinutes(1));
    Set<Step> current = Set.copyOf(steps.all());
    boolean changed = !current.equals(planned);
    boolean done = true;
    for (Step step : current) {
      Integer days = step.dueIn();
      if (days != null) {
        done &= forEach(step, now, !changed, task -> setDueDate(task, days));
      }
    }
    if (changed && done) {
      planned = current;
    }
  }

  private void setDueDate(UserTask task, int days) {
    OffsetDateTime due = calendar.closeAfter(createdAt(task), days);
    if (task.getDueDate() == null || !task.getDueDate().isEqual(due)) {
      tasks.setDueDate(task.getUserTaskKey(), due);
    }
  }

  @Scheduled(
      initialDelayString = "${endorse.tasks.reminders-every}",
      fixedDelayString = "${endorse.tasks.reminders-every}")
  void remind() {
    remindAt(clock.instant());
  }

  /** Writes the mails that are due at this moment and not written yet. */
  void remindAt(Instant now) {
    for (Step step : steps.all()) {
      each(step, step.remindAfter(), now, this::remind);
      each(step, step.escalateAfter(), now, this::escalate);
    }
  }

  /** Does something with each task that has been open for some business days. */
  private void each(Step step, @Nullable Integer days, Instant now, Consumer<Task> action) {
    if (days == null) {
      return;
    }
    // There are at least as many days as business days.
    forEach(
        step,
        now.minus(Duration.ofDays(days - 1L)),
        false,
        task -> {
          if (!calendar.closeAfter(createdAt(task), days).toInstant().isAfter(now)) {
            action.accept(Task.of(task));
          }
        });
  }

  /**
   * Does something with each open task of a step. Where it fails, the others go on.
   *
   * @param undated only with those that have no due date
   * @return whether it succeeded with all
   */
  private boolean forEach(Step step, Instant before, boolean undated, Consumer<UserTask> action) {
    boolean done = true;
    for (UserTask task : openAt(step, before.atOffset(ZoneOffset.UTC), undated)) {
      try {
        action.accept(task);
      } catch (RuntimeException e) {
        LOG.warn("The clock of task {} failed; it is tried again.", task.getUserTaskKey(), e);
        done = false;
      }
    }
    return done;
  }

  private void remind(Task task) {
    write("task-reminder", responsible(task), task, Subject::line);
  }

  private void escalate(Task task) {
    List<Account> managers = accounts.findByRole(Role.PROGRAM_MANAGER);
    write("task-late", managers, task, Subject::lineWithoutName);
  }

  private void write(
      String template, List<Account> people, Task task, Function<Subject, CatalogTitle> line) {
    CatalogTitle title =
        subjects.of(task).map(line).orElse(CatalogTitle.original(task.modelName()));
    mails.writeToEach(
        template,
        people,
        Map.of("step", new StepName(task.modelName()), "title", title),
        OperationId.of("task." + template, task.key()));
  }

  /** Who has the task, or may claim it: members of groups only if nobody is named. */
  private List<Account> responsible(Task task) {
    String assignee = task.assignee();
    if (assignee != null) {
      return accounts.findByUsername(assignee).stream().toList();
    }
    List<String> named = task.candidateUsers();
    if (!named.isEmpty()) {
      return named.stream().flatMap(name -> accounts.findByUsername(name).stream()).toList();
    }
    SortedMap<String, Account> people = new TreeMap<>();
    task.candidateGroups().stream()
        .flatMap(group -> accounts.findByRole(Role.ofGroup(group)).stream())
        .forEach(it -> people.put(it.username(), it));
    return List.copyOf(people.values());
  }

  /** The name of a step, which each recipient of a mail reads in their language. */
  private record StepName(String original) {
    @Override
    public String toString() {
      return ModelTexts.name(original);
    }
  }

  private List<UserTask> openAt(Step step, OffsetDateTime before, boolean undated) {
    List<UserTask> all = new ArrayList<>();
    while (true) {
      EngineTasks.Found found =
          tasks.openAt(step.processId(), step.elementId(), before, undated, all.size(), MANY);
      all.addAll(found.tasks());
      if (found.tasks().isEmpty() || all.size() >= found.total()) {
        return all;
      }
    }
  }

  private static Instant createdAt(UserTask task) {
    return Objects.requireNonNull(task.getCreationDate(), "a task has one").toInstant();
  }
}
