package org.microendorse.workers.common;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.FinalCommandStep;
import io.camunda.client.api.search.enums.UserTaskState;
import io.camunda.client.api.search.filter.UserTaskFilter;
import io.camunda.client.api.search.request.UserTaskSearchRequest;
import io.camunda.client.api.search.response.SearchResponse;
import io.camunda.client.api.search.response.UserTask;
import io.camunda.client.api.search.response.Variable;
import io.camunda.client.api.search.sort.UserTaskSort;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * User tasks. Searches that return a supplier start right away, so that several run in parallel.
 * Searches see the effect of commands only a little later.
 */
@Component
public class EngineTasks {
  private static final Consumer<UserTaskSort> BY_DUE_DATE =
      sort -> sort.dueDate().asc().creationDate().asc();
  private static final Consumer<UserTaskSort> NEWEST_FIRST = sort -> sort.creationDate().desc();

  /** More than any instance, or step of it, has. */
  private static final int MANY = 100;

  private final CamundaClient camunda;

  EngineTasks(CamundaClient camunda) {
    this.camunda = camunda;
  }

  /**
   * Some tasks out of many.
   *
   * @param total how many there are
   */
  public record Found(List<UserTask> tasks, long total) {}

  /** Open tasks of a person, earliest due date first. */
  public Supplier<Found> of(String username, int limit) {
    return begin(limit, BY_DUE_DATE, task -> open(task).assignee(username));
  }

  /** The same in one process instance. */
  public List<UserTask> of(String username, long processInstanceKey, int limit) {
    return search(
        limit,
        BY_DUE_DATE,
        task -> open(task).assignee(username).processInstanceKey(processInstanceKey));
  }

  /** Open tasks that nobody has and that this person may claim, earliest due date first. */
  public Supplier<Found> claimableBy(String username, int limit) {
    return begin(limit, BY_DUE_DATE, task -> unassigned(task).candidateUser(username));
  }

  /** The same for members of any of these groups. */
  public Supplier<Found> claimableBy(Collection<String> groups, int limit) {
    List<String> any = List.copyOf(groups);
    return begin(limit, BY_DUE_DATE, task -> unassigned(task).candidateGroup(g -> g.in(any)));
  }

  /** Open tasks of all people in one process instance, earliest due date first. */
  public List<UserTask> openIn(long processInstanceKey) {
    return search(MANY, BY_DUE_DATE, task -> open(task).processInstanceKey(processInstanceKey));
  }

  /** Open tasks at one step of an instance, newest first. */
  public List<UserTask> openAt(long processInstanceKey, String elementId) {
    return search(
        MANY,
        NEWEST_FIRST,
        task -> open(task).processInstanceKey(processInstanceKey).elementId(elementId));
  }

  /** Open tasks in all instances of a process, earliest due date first. */
  public List<UserTask> openOf(String processId, int limit) {
    return search(limit, BY_DUE_DATE, task -> open(task).bpmnProcessId(processId));
  }

  /**
   * Open tasks at one step in all instances of a process, oldest first.
   *
   * @param before only those created before this time
   * @param undated only those without a due date
   * @param from how many to skip
   */
  public Found openAt(
      String processId,
      String elementId,
      OffsetDateTime before,
      boolean undated,
      int from,
      int limit) {
    Consumer<UserTaskFilter> which =
        task -> {
          open(task)
              .bpmnProcessId(processId)
              .elementId(elementId)
              .creationDate(date -> date.lt(before));
          if (undated) {
            task.dueDate(date -> date.exists(false));
          }
        };
    SearchResponse<UserTask> found =
        EngineRetry.ask(
            () ->
                camunda
                    .newUserTaskSearchRequest()
                    .filter(which)
                    .sort(sort -> sort.creationDate().asc())
                    .page(page -> page.from(from).limit(limit)));
    return new Found(found.items(), found.page().totalItems());
  }

  /**
   * Sets the due date of a task.
   *
   * @return false if it is no longer open
   */
  public boolean setDueDate(long key, OffsetDateTime due) {
    return done(() -> camunda.newUpdateUserTaskCommand(key).dueDate(due));
  }

  /**
   * Names the people who may claim a task, in place of those named before.
   *
   * @return false if it is no longer open
   */
  public boolean setCandidates(long key, List<String> usernames) {
    return done(() -> camunda.newUpdateUserTaskCommand(key).candidateUsers(usernames));
  }

  /** Open tasks of all people, newest first. */
  public List<UserTask> newest(int limit) {
    return search(limit, NEWEST_FIRST, EngineTasks::open);
  }

  public Optional<UserTask> find(long key) {
    return EngineRetry.ask(
            () -> camunda.newUserTaskSearchRequest().filter(task -> task.userTaskKey(key)))
        .items()
        .stream()
        .findFirst();
  }

  /** All variables that the engine has at a task. */
  public Supplier<List<Variable>> variables(long key) {
    Supplier<SearchResponse<Variable>> asked =
        EngineRetry.begin(
            () ->
                camunda
                    .newUserTaskVariableSearchRequest(key)
                    .withFullValues()
                    .page(page -> page.limit(200)));
    return () -> asked.get().items();
  }

  /** The task as soon as searches see it as expected; after a timeout, as they see it then. */
  public Optional<UserTask> awaitSeen(long key, Predicate<UserTask> expected) {
    return SearchLag.await(() -> find(key), expected);
  }

  /**
   * The newest of these tasks of an instance, as soon as searches see that it was canceled; empty
   * if they do not within the timeout. An earlier canceled task is not the one that is asked for.
   */
  public Optional<UserTask> awaitCanceled(long processInstanceKey, Predicate<UserTask> which) {
    return SearchLag.await(
            () ->
                search(MANY, NEWEST_FIRST, task -> task.processInstanceKey(processInstanceKey))
                    .stream()
                    .filter(which)
                    .findFirst(),
            EngineTasks::isCanceled)
        .filter(EngineTasks::isCanceled);
  }

  private static boolean isCanceled(UserTask task) {
    return task.getState() == UserTaskState.CANCELED;
  }

  /**
   * Completes a task.
   *
   * @param variables as JSON
   * @return false if it is no longer open
   */
  public boolean complete(long key, String variables) {
    return done(() -> camunda.newCompleteUserTaskCommand(key).variables(variables));
  }

  /**
   * Assigns a task to a person.
   *
   * @return false if another person has it, or it is no longer open
   */
  public boolean claim(long key, String username) {
    return done(
        () -> camunda.newAssignUserTaskCommand(key).assignee(username).allowOverride(false));
  }

  /**
   * Removes the assignee of a task.
   *
   * @return false if it is no longer open
   */
  public boolean release(long key) {
    return done(() -> camunda.newUnassignUserTaskCommand(key));
  }

  /** Returns false if others were faster. */
  private static <T> boolean done(Supplier<? extends FinalCommandStep<T>> command) {
    try {
      EngineRetry.ask(command);
      return true;
    } catch (EngineRefused refused) {
      if (refused.reason() == EngineRefused.Reason.OTHER) {
        throw refused;
      }
      return false;
    }
  }

  private static UserTaskFilter open(UserTaskFilter task) {
    return task.state(UserTaskState.CREATED);
  }

  private static UserTaskFilter unassigned(UserTaskFilter task) {
    return open(task).assignee(assignee -> assignee.exists(false));
  }

  private List<UserTask> search(
      int limit, Consumer<UserTaskSort> sort, Consumer<UserTaskFilter> filter) {
    return begin(limit, sort, filter).get().tasks();
  }

  private Supplier<Found> begin(
      int limit, Consumer<UserTaskSort> sort, Consumer<UserTaskFilter> filter) {
    Supplier<UserTaskSearchRequest> question =
        () ->
            camunda
                .newUserTaskSearchRequest()
                .filter(filter)
                .sort(sort)
                .page(page -> page.limit(limit));
    Supplier<SearchResponse<UserTask>> asked = EngineRetry.begin(question);
    return () -> {
      SearchResponse<UserTask> answer = asked.get();
      return new Found(answer.items(), answer.page().totalItems());
    };
  }
}
