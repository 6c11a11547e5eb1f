package org.microendorse.app.task;

import io.camunda.client.api.search.enums.ElementInstanceType;
import io.camunda.client.api.search.response.ElementInstance;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.microendorse.app.security.PortalUser;
import org.microendorse.workers.common.EngineInstances;
import org.springframework.stereotype.Service;

/** Finds what follows a completed task. */
@Service
public class TaskFollowUp {
  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final Duration LAST_PAUSE = Duration.ofSeconds(1);

  private final EngineInstances instances;
  private final TaskInbox inbox;
  private final TaskNews news;

  TaskFollowUp(EngineInstances instances, TaskInbox inbox, TaskNews news) {
    this.instances = instances;
    this.inbox = inbox;
    this.news = news;
  }

  /**
   * The same, once it is known.
   *
   * @param atMost how long to wait for it
   */
  public After awaitAfter(PortalUser user, long key, Duration atMost) {
    long end = System.nanoTime() + atMost.toNanos();
    Duration pause = FIRST_PAUSE;
    while (true) {
      long seen = news.now();
      After after = after(user, key);
      if (after.state() != After.State.WORKING || System.nanoTime() >= end) {
        return after;
      }
      // There is no news of a path that continues elsewhere or has ended.
      long begun = System.nanoTime();
      if (!news.await(user, seen, pause).fresh()) {
        if (!news.isRunning()) {
          return after;
        }
        // Too many waiting requests of this person: do not turn this into a busy loop.
        LockSupport.parkNanos(pause.toNanos() - (System.nanoTime() - begun));
      }
      pause = pause.multipliedBy(2).compareTo(LAST_PAUSE) < 0 ? pause.multipliedBy(2) : LAST_PAUSE;
    }
  }

  /** What comes after a completed task, for the person who completed it. */
  public After after(PortalUser user, long key) {
    Task task = inbox.visible(user, key);
    if (task.isOpen()) {
      return new After(After.State.WORKING, null);
    }
    long instance = task.processInstanceKey();
    List<Task> open = inbox.openIn(instance);
    Optional<Task> next = open.stream().filter(candidate -> candidate.isOf(user)).findFirst();
    if (next.isPresent()) {
      return new After(After.State.TASK, next.get());
    }
    if (!open.isEmpty()) {
      return new After(After.State.ELSEWHERE, null);
    }
    List<ElementInstance> active = instances.activeElements(instance);
    boolean withOthers =
        active.stream().anyMatch(e -> e.getType() == ElementInstanceType.CALL_ACTIVITY);
    if (withOthers) {
      return new After(After.State.ELSEWHERE, null);
    }
    // A step that waits for a date, or for others, is not the next task.
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
  public record After(State state, @Nullable Task task) {
    /** Who has to act after a step. */
    public enum State {
      WORKING,
      TASK,
      ELSEWHERE,
      FINISHED
    }
  }
}
