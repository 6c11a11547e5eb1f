package org.microendorse.app.task;

import io.camunda.client.api.search.response.UserTask;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.microendorse.app.security.PortalUser;
import org.microendorse.domain.common.NotFound;
import org.microendorse.domain.enrollment.Enrollment;
import org.microendorse.workers.common.EngineTasks;
import org.springframework.stereotype.Service;

/** Finds a person's tasks in the engine. Tasks of others are not found. */
@Service
public class TaskInbox {
  private static final Comparator<Task> BY_DUE_DATE =
      Comparator.comparing(Task::dueDate, Comparator.nullsLast(Comparator.naturalOrder()))
          .thenComparing(Task::key);

  private final EngineTasks engine;

  TaskInbox(EngineTasks engine) {
    this.engine = engine;
  }

  /** Some tasks out of many, earliest due date first. */
  public record Page(List<Task> tasks, long total) {}

  /** Open tasks this person has. */
  public Page assignedTo(PortalUser user, int limit) {
    return beginAssignedTo(user, limit).get();
  }

  private Supplier<Page> beginAssignedTo(PortalUser user, int limit) {
    return pages(engine.of(user.getUsername(), limit));
  }

  /** Open tasks this person has, then those that {@link #claimableBy} returns. */
  List<Task> all(PortalUser user, int limit) {
    Supplier<Page> assigned = beginAssignedTo(user, limit);
    Page claimable = claimableBy(user, limit);
    List<Task> mine = assigned.get().tasks();
    // A task that is claimed between the two searches is in both.
    Set<Long> keys = mine.stream().map(Task::key).collect(Collectors.toSet());
    return Stream.concat(
            mine.stream(), claimable.tasks().stream().filter(task -> !keys.contains(task.key())))
        .toList();
  }

  /** Open tasks that nobody has claimed and this person may claim. */
  public Page claimableBy(PortalUser user, int limit) {
    Supplier<Page> byName = pages(engine.claimableBy(user.getUsername(), limit));
    if (user.getGroups().isEmpty()) {
      return byName.get();
    }
    Page grouped = page(engine.claimableBy(user.getGroups(), limit).get());
    Page named = byName.get();
    Map<Long, Task> both = new TreeMap<>();
    named.tasks().forEach(task -> both.put(task.key(), task));
    grouped.tasks().forEach(task -> both.put(task.key(), task));
    List<Task> tasks =
        both.values().stream()
            .filter(task -> task.isClaimableBy(user))
            .sorted(BY_DUE_DATE)
            .limit(limit)
            .toList();
    return new Page(tasks, Math.max(tasks.size(), named.total()));
  }

  /** Open tasks of this person in one process instance. */
  public List<Task> assignedTo(PortalUser user, long processInstanceKey) {
    return byDueDate(engine.of(user.getUsername(), processInstanceKey, 10));
  }

  /** Open tasks of all people in one process instance. */
  List<Task> openIn(long processInstanceKey) {
    return byDueDate(engine.openIn(processInstanceKey));
  }

  /** The newest open tasks of all people. */
  List<Task> newest(int limit) {
    return engine.newest(limit).stream().map(Task::of).toList();
  }

  /** The next task of this person on a path. */
  public Optional<Task> next(PortalUser user, Enrollment enrollment) {
    return on(user, enrollment).stream().findFirst();
  }

  /** The open tasks of this person on a path, the next one first. */
  public List<Task> on(PortalUser user, Enrollment enrollment) {
    return enrollment.processInstanceKey() == null
        ? List.of()
        : assignedTo(user, enrollment.processInstanceKey());
  }

  /**
   * A task this person may see: theirs (also when already completed) or one they may claim.
   *
   * @throws NotFound for every other task
   */
  public Task visible(PortalUser user, long key) {
    return find(key)
        .filter(task -> task.isVisibleTo(user))
        .orElseThrow(() -> new NotFound("task", key));
  }

  /** Any task; the caller decides who may see it. */
  Optional<Task> find(long key) {
    return engine.find(key).map(Task::of);
  }

  /** Whether the step of this task is open, possibly as another task. */
  boolean isStepOpen(Task task) {
    return !engine.openAt(task.processInstanceKey(), task.elementId()).isEmpty();
  }

  private static Supplier<Page> pages(Supplier<EngineTasks.Found> search) {
    return () -> page(search.get());
  }

  private static Page page(EngineTasks.Found found) {
    return new Page(byDueDate(found.tasks()), found.total());
  }

  private static List<Task> byDueDate(List<UserTask> tasks) {
    return tasks.stream().map(Task::of).sorted(BY_DUE_DATE).toList();
  }

  /** Waits briefly until searches see what a command has done. */
  Optional<Task> awaitSeen(long key, Predicate<Task> expected) {
    return engine.awaitSeen(key, found -> expected.test(Task.of(found))).map(Task::of);
  }
}
