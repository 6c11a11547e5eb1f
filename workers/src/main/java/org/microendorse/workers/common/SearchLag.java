package org.microendorse.workers.common;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Waits briefly until the engine's searches see what its commands have done. */
final class SearchLag {
  private static final Duration UNTIL_SEEN = Duration.ofSeconds(3);
  private static final Duration SHORTEST_PAUSE = Duration.ofMillis(5);
  private static final Duration LONGEST_PAUSE = Duration.ofMillis(200);

  private SearchLag() {}

  /**
   * The result of a search as soon as it is as expected; after a timeout, the result at that time.
   */
  static <T> Optional<T> await(Supplier<Optional<T>> search, Predicate<T> expected) {
    long end = System.nanoTime() + UNTIL_SEEN.toNanos();
    long pause = SHORTEST_PAUSE.toNanos();
    Optional<T> found = search.get();
    while (found.filter(expected).isEmpty() && System.nanoTime() < end) {
      LockSupport.parkNanos(pause);
      pause = Math.min(2 * pause, LONGEST_PAUSE.toNanos());
      found = search.get();
    }
    return found;
  }
}
