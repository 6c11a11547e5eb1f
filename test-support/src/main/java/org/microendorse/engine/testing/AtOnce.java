package org.microendorse.engine.testing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Several people, or tabs, at the same moment. */
public final class AtOnce {
  private AtOnce() {}

  /** Does the same several times at once; returns what each returned or threw. */
  public static <T> List<Object> atOnce(int times, Callable<T> action) throws Exception {
    return atOnce(Collections.nCopies(times, action));
  }

  /** Does different things at once; returns what each returned or threw, in the order given. */
  public static List<Object> atOnce(List<? extends Callable<?>> actions) throws Exception {
    List<Callable<Object>> any = actions.stream().<Callable<Object>>map(it -> it::call).toList();
    List<Object> results = new ArrayList<>();
    for (Future<Object> future : started(any)) {
      try {
        results.add(future.get());
      } catch (ExecutionException e) {
        results.add(e.getCause());
      }
    }
    return results;
  }

  /** What each returned, in the order given. */
  public static <T> List<T> all(List<Callable<T>> actions) throws Exception {
    List<T> results = new ArrayList<>();
    for (Future<T> future : started(actions)) {
      results.add(future.get());
    }
    return results;
  }

  private static <T> List<Future<T>> started(List<Callable<T>> actions) {
    CountDownLatch start = new CountDownLatch(1);
    try (ExecutorService threads = Executors.newFixedThreadPool(actions.size())) {
      List<Future<T>> futures = new ArrayList<>();
      for (Callable<T> action : actions) {
        futures.add(
            threads.submit(
                () -> {
                  start.await();
                  return action.call();
                }));
      }
      start.countDown();
      return futures;
    }
  }
}
