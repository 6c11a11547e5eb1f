package org.microendorse.app.task;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.microendorse.app.deployment.EngineUnavailable;
import org.microendorse.app.security.PortalUser;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Tells people who wait that a task has come for them. The engine is asked once for all of them, on
 * one thread, and only while a person waits.
 */
@Component
class TaskNews implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(TaskNews.class);

  /** A person has only so many tabs that wait; the others ask now and then. */
  private static final int PER_PERSON = 8;

  /** Open tasks that are looked at, the newest first; more if that many are new. */
  private static final int FEW = 20;

  private static final int MANY = 1_000;
  private static final int MOST_KNOWN = 10_000;

  /** While the engine is away it is asked less often; so long a person may take to ask again. */
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

  TaskNews(TaskInbox inbox, @Value("${endorse.tasks.look-every}") Duration lookEvery) {
    this.inbox = inbox;
    this.lookEvery = lookEvery;
  }

  /** A task that was not there before; the number tells the order. */
  private record Event(long number, Task task) {}

  /** A request that is held. Not a record: each is one of its own. */
  private static final class Waiting {
    private final PortalUser user;
    private boolean told;

    private Waiting(PortalUser user) {
      this.user = user;
    }
  }

  /** The number of the last news, for a page that will wait for what comes after it. */
  long now() {
    return locked(
        () -> {
          expected();
          changed.signalAll();
          return last;
        });
  }

  /** People will wait in a moment: what comes until then is news to them. */
  private void expected() {
    lastWaited = System.nanoTime();
  }

  /**
   * Waits until there is a task that this person has or may claim and that came after {@code
   * since}.
   *
   * @param since a number of {@link #now}
   * @return false if none came in time, or this person waits too often already
   */
  boolean await(PortalUser user, long since, Duration atMost) {
    var me = new Waiting(user);
    lock.lock();
    try {
      if (isThere(user, since)) {
        return true;
      }
      if (!running || waitingAs(user.getUsername()) >= PER_PERSON) {
        return false;
      }
      waiting.add(me);
      changed.signalAll();
      long left = atMost.toNanos();
      while (running && !me.told && left > 0) {
        left = changed.awaitNanos(left);
      }
      return me.told;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
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
    Set<Long> known = new HashSet<>();
    while (true) {
      try {
        awaitPeople();
        if (!isRunning()) {
          return;
        }
        if (known.size() > MOST_KNOWN) {
          known.retainAll(keys(inbox.newest(MANY)));
        }
        // What came while nobody waited is told, too: it is not certain that their pages have it.
        tell(newer(known), known);
        Thread.sleep(lookEvery);
      } catch (EngineUnavailable away) {
        LOG.debug("Nobody is told of new tasks while the engine is away", away);
        LockSupport.parkNanos(PAUSE.toNanos());
      } catch (RuntimeException wrong) {
        // Pages that are told of nothing ask by themselves; the next look may go well.
        LOG.warn("Looking for new tasks failed", wrong);
        LockSupport.parkNanos(PAUSE.toNanos());
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private void awaitPeople() throws InterruptedException {
    lock.lock();
    try {
      while (running && isNobodyThere()) {
        changed.await();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Who asks again and again waits all the time. */
  private boolean isNobodyThere() {
    return waiting.isEmpty() && System.nanoTime() - lastWaited > PAUSE.toNanos();
  }

  private List<Task> newer(Set<Long> known) {
    List<Task> few = inbox.newest(FEW);
    boolean more = few.size() == FEW && Collections.disjoint(keys(few), known);
    return more ? inbox.newest(MANY) : few;
  }

  private static Set<Long> keys(List<Task> tasks) {
    return tasks.stream().map(Task::key).collect(Collectors.toSet());
  }

  private void tell(List<Task> newest, Set<Long> known) {
    locked(
        () -> {
          for (Task task : newest) {
            if (known.add(task.key())) {
              events.addLast(new Event(++last, task));
              waiting.stream()
                  .filter(it -> task.isVisibleTo(it.user))
                  .forEach(it -> it.told = true);
            }
          }
          while (events.size() > MANY) {
            events.removeFirst();
          }
          changed.signalAll();
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

  private void running(boolean now) {
    locked(
        () -> {
          running = now;
          changed.signalAll();
          return null;
        });
  }

  @Override
  public void start() {
    running(true);
    Thread.ofVirtual().name("task-news").start(this::look);
  }

  /** Requests that are held would hold up the end of the portal. */
  @Override
  public void stop() {
    running(false);
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
