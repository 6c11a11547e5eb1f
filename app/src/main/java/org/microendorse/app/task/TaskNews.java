package org.microendorse.app.task;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.microendorse.app.security.PortalUser;
import org.microendorse.workers.common.EngineUnavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Notifies waiting people of new tasks. One thread asks the engine for all of them, and only while
 * a person waits.
 */
@Component
class TaskNews implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(TaskNews.class);

  /** The most tabs of a person that wait; others poll. */
  private static final int PER_PERSON = 8;

  /** How many open tasks are checked, newest first; more if all of them are new. */
  private static final int FEW = 20;

  private static final int MANY = 1_000;
  private static final int MOST_KNOWN = 10_000;

  /**
   * The pause between checks while the engine is down, and how long a person may take to ask again.
   */
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final TaskInbox inbox;
  private final Duration lookEvery;
  private final Set<Waiting> waiting = new HashSet<>();
  private final Deque<Event> events = new ArrayDeque<>();
  private final Lock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private long last;
  private long lastWaited = System.nanoTime();
  private boolean running;
  private @Nullable Thread looker;

  TaskNews(TaskInbox inbox, @Value("${endorse.tasks.look-every}") Duration lookEvery) {
    this.inbox = inbox;
    this.lookEvery = lookEvery;
  }

  /**
   * The news for a waiting person.
   *
   * @param fresh whether there is a new task
   * @param since the number for the next request
   */
  record News(boolean fresh, long since) {}

  /** A task that is new, or new for this person; the number gives the order. */
  private record Event(long number, Task task) {}

  /** A request that is held. Not a record: two of the same person are not equal. */
  private static final class Waiting {
    private final PortalUser user;
    private boolean told;

    private Waiting(PortalUser user) {
      this.user = user;
    }
  }

  /** The number of the latest news, for a page that waits for newer ones. */
  long now() {
    return locked(
        () -> {
          expected();
          changed.signalAll();
          return last;
        });
  }

  /** People will wait in a moment; tasks that arrive until then are news to them. */
  private void expected() {
    lastWaited = System.nanoTime();
  }

  /**
   * Waits until there is a task that this person has or may claim and that is newer than {@code
   * since}. Returns immediately if too many requests of this person are held already, or when the
   * portal stops.
   *
   * @param since a number of {@link #now}
   */
  News await(PortalUser user, long since, Duration atMost) {
    var me = new Waiting(user);
    lock.lock();
    try {
      if (isThere(user, since)) {
        return new News(true, last);
      }
      if (waitingAs(user.getUsername()) >= PER_PERSON) {
        return new News(false, last);
      }
      waiting.add(me);
      changed.signalAll();
      long left = atMost.toNanos();
      while (running && !me.told && left > 0) {
        left = changed.awaitNanos(left);
      }
      return new News(me.told, last);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new News(false, last);
    } finally {
      waiting.remove(me);
      expected();
      lock.unlock();
    }
  }

  /** How many requests of a person are held. */
  long waiting(String username) {
    return locked(() -> waitingAs(username));
  }

  private boolean isThere(PortalUser user, long since) {
    return events.stream().anyMatch(it -> it.number() > since && it.task().isVisibleTo(user));
  }

  private long waitingAs(String username) {
    return waiting.stream().filter(it -> it.user.getUsername().equals(username)).count();
  }

  private void look() {
    Map<Long, String> known = new HashMap<>();
    while (awaitPeople()) {
      try {
        if (known.size() > MOST_KNOWN) {
          known.keySet().retainAll(keys(inbox.newest(MANY)));
        }
        // Includes tasks that arrived while nobody waited: pages may have been rendered before.
        tell(newer(known), known);
        Thread.sleep(lookEvery);
      } catch (EngineUnavailable away) {
        LOG.debug("No news of tasks while the engine is down", away);
        LockSupport.parkNanos(PAUSE.toNanos());
      } catch (RuntimeException wrong) {
        // Pages without news poll; the next check may succeed.
        LOG.warn("Checking for new tasks failed; the next check follows", wrong);
        LockSupport.parkNanos(PAUSE.toNanos());
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  /** Returns false when the portal stops. */
  private boolean awaitPeople() {
    lock.lock();
    try {
      while (isLooker() && isNobodyThere()) {
        changed.awaitUninterruptibly();
      }
      return isLooker();
    } finally {
      lock.unlock();
    }
  }

  private boolean isLooker() {
    return running && Thread.currentThread() == looker;
  }

  /** A person who asks again within the pause counts as waiting. */
  private boolean isNobodyThere() {
    return waiting.isEmpty() && System.nanoTime() - lastWaited > PAUSE.toNanos();
  }

  private List<Task> newer(Map<Long, String> known) {
    List<Task> few = inbox.newest(FEW);
    boolean more = few.size() == FEW && Collections.disjoint(keys(few), known.keySet());
    return more ? inbox.newest(MANY) : few;
  }

  private static Set<Long> keys(List<Task> tasks) {
    return tasks.stream().map(Task::key).collect(Collectors.toSet());
  }

  /**
   * @param known assignees by task; empty for a task that nobody has
   */
  private void tell(List<Task> newest, Map<Long, String> known) {
    locked(
        () -> {
          for (Task task : newest.reversed()) {
            String assignee = Objects.requireNonNullElse(task.assignee(), "");
            if (!assignee.equals(known.put(task.key(), assignee))) {
              events.addLast(new Event(++last, task));
              waiting.stream()
                  .filter(it -> task.isVisibleTo(it.user))
                  .forEach(it -> it.told = true);
              changed.signalAll();
            }
          }
          while (events.size() > MANY) {
            events.removeFirst();
          }
          return null;
        });
  }

  private <T> T locked(Supplier<T> action) {
    lock.lock();
    try {
      return action.get();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void start() {
    locked(
        () -> {
          running = true;
          looker = Thread.ofVirtual().name("task-news").start(this::look);
          return null;
        });
  }

  /** Releases held requests, which would delay shutdown. */
  @Override
  public void stop() {
    locked(
        () -> {
          running = false;
          changed.signalAll();
          return null;
        });
  }

  @Override
  public boolean isRunning() {
    return locked(() -> running);
  }

  /** Stops before the web server waits for its requests. */
  @Override
  public int getPhase() {
    return Integer.MAX_VALUE;
  }
}
