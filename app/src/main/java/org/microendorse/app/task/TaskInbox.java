package org.microendorse.app.task;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.search.enums.UserTaskState;
import io.camunda.client.api.search.filter.UserTaskFilter;
import io.camunda.client.api.search.response.SearchResponse;
import io.camunda.client.api.search.response.UserTask;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.microendorse.app.deployment.Engine;
import org.microendorse.app.security.PortalUser;
import org.microendorse.domain.common.NotFound;
import org.microendorse.domain.enrollment.Enrollment;
import org.springframework.stereotype.Service;

/** Whose task is what, as the engine has it. What is not yours is not found. */
@Service
public class TaskInbox {
  private static final Comparator<Task> BY_DUE_DATE =
      Comparator.comparing(Task::dueDate, Comparator.nullsLast(Comparator.naturalOrder()))
          .thenComparing(Task::key);

  private static final Duration UNTIL_SEEN = Duration.ofSeconds(3);
  private static final Duration SHORTEST_PAUSE = Duration.ofMillis(5);
  private static final Duration LONGEST_PAUSE = Duration.ofMillis(200);

  private final CamundaClient camunda;
  private final Engine engine;

  TaskInbox(CamundaClient camunda, Engine engine) {
    this.camunda = camunda;
    this.engine = engine;
  }

  /** Some tasks out of many, earliest due date first. */
  public record Page(List<Task> tasks, long total) {}

  /** Open tasks this person has. */
  public Page assignedTo(PortalUser user, int limit) {
    return beginAssignedTo(user, limit).get();
  }

  private Supplier<Page> beginAssignedTo(PortalUser user, int limit) {
    return beginSearch(
        limit, filter -> filter.assignee(user.getUsername()).state(UserTaskState.CREATED));
  }

  /** Open tasks this person has, then those that {@link #claimableBy} says. */
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

  /** Open tasks nobody has taken on and this person may. */
  public Page claimableBy(PortalUser user, int limit) {
    Supplier<Page> byName =
        beginSearch(limit, filter -> unassigned(filter).candidateUser(user.getUsername()));
    if (user.getGroups().isEmpty()) {
      return byName.get();
    }
    List<String> groups = List.copyOf(user.getGroups());
    Page grouped = search(limit, filter -> unassigned(filter).candidateGroup(g -> g.in(groups)));
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

  /** Open tasks of this person in one run of a process. */
  public List<Task> assignedTo(PortalUser user, long processInstanceKey) {
    return search(
            10,
            filter ->
                filter
                    .assignee(user.getUsername())
                    .state(UserTaskState.CREATED)
                    .processInstanceKey(processInstanceKey))
        .tasks();
  }

  /** Open tasks of all people in one run of a process. */
  List<Task> openIn(long processInstanceKey) {
    return search(
            100,
            filter -> filter.processInstanceKey(processInstanceKey).state(UserTaskState.CREATED))
        .tasks();
  }

  /** The newest open tasks of all people. */
  List<Task> newest(int limit) {
    return engine
        .ask(
            () ->
                camunda
                    .newUserTaskSearchRequest()
                    .filter(filter -> filter.state(UserTaskState.CREATED))
                    .sort(sort -> sort.creationDate().desc())
                    .page(page -> page.limit(limit))
                    .send()
                    .join())
        .items()
        .stream()
        .map(Task::of)
        .toList();
  }

  /** What this person has to do next on a path. */
  public Optional<Task> next(PortalUser user, Enrollment enrollment) {
    return enrollment.processInstanceKey() == null
        ? Optional.empty()
        : assignedTo(user, enrollment.processInstanceKey()).stream().findFirst();
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

  /** Any task; the caller decides who may know. */
  Optional<Task> find(long key) {
    return engine.ask(
        () ->
            camunda
                .newUserTaskSearchRequest()
                .filter(filter -> filter.userTaskKey(key))
                .send()
                .join()
                .items()
                .stream()
                .findFirst()
                .map(Task::of));
  }

  /** Whether the step of this task is open, be it as another task. */
  boolean isStepOpen(Task task) {
    return search(
                1,
                filter ->
                    filter
                        .processInstanceKey(task.processInstanceKey())
                        .elementId(task.elementId())
                        .state(UserTaskState.CREATED))
            .total()
        > 0;
  }

  private static UserTaskFilter unassigned(UserTaskFilter filter) {
    return filter.state(UserTaskState.CREATED).assignee(assignee -> assignee.exists(false));
  }

  private Page search(int limit, Consumer<UserTaskFilter> filter) {
    return beginSearch(limit, filter).get();
  }

  /** Several searches go on at once. */
  private Supplier<Page> beginSearch(int limit, Consumer<UserTaskFilter> filter) {
    Supplier<SearchResponse<UserTask>> search =
        engine.begin(
            () ->
                camunda
                    .newUserTaskSearchRequest()
                    .filter(filter)
                    .sort(sort -> sort.dueDate().asc().creationDate().asc())
                    .page(page -> page.limit(limit))
                    .send());
    return () -> {
      var answer = search.get();
      return new Page(
          answer.items().stream().map(Task::of).sorted(BY_DUE_DATE).toList(),
          answer.page().totalItems());
    };
  }

  /** The engine answers commands before its searches know; waits until they do, for a moment. */
  Optional<Task> awaitSeen(long key, Predicate<Task> expected) {
    long end = System.nanoTime() + UNTIL_SEEN.toNanos();
    long pause = SHORTEST_PAUSE.toNanos();
    Optional<Task> task = find(key);
    while (task.filter(expected).isEmpty() && System.nanoTime() < end) {
      LockSupport.parkNanos(pause);
      pause = Math.min(2 * pause, LONGEST_PAUSE.toNanos());
      task = find(key);
    }
    return task;
  }
}
