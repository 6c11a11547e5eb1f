package org.microendorse.domain.credential;

import java.net.URI;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Limits the cost of one check of a badge: total time, processor time, and requests to other
 * issuers' servers. It belongs to the checking thread; every loop over untrusted content calls it,
 * and it ends the check with a {@link Doubt}. Work outside of a check is not limited.
 */
final class Deadline {
  private static final ThreadLocal<Deadline> CURRENT = new ThreadLocal<>();

  private final long end;
  private long endOfComputing;
  private int requests;

  private Deadline(VerificationProperties limits) {
    long now = System.nanoTime();
    this.end = now + limits.patience().toNanos();
    this.endOfComputing = now + limits.effort().toNanos();
    this.requests = limits.requests();
  }

  /** Runs one check within the limits. */
  static <T> T within(VerificationProperties limits, Supplier<T> work) {
    CURRENT.set(new Deadline(limits));
    try {
      return work.get();
    } finally {
      CURRENT.remove();
    }
  }

  /**
   * Called in every loop over untrusted content.
   *
   * @throws Doubt if the check has taken too long
   */
  static void check() {
    Deadline current = CURRENT.get();
    if (current != null) {
      current.checkTime();
    }
  }

  private void checkTime() {
    long now = System.nanoTime();
    if (now - end > 0 || now - endOfComputing > 0 || Thread.currentThread().isInterrupted()) {
      throw Doubt.couldNotCheck("credential.tooSlow");
    }
  }

  /** Fetches a document in what is left of the time; waiting does not count as computing. */
  static byte[] fetch(RemoteDocuments remote, URI address) throws Unreachable {
    Deadline current = CURRENT.get();
    return current == null
        ? remote.fetch(address, Duration.ofSeconds(5))
        : current.get(remote, address);
  }

  private byte[] get(RemoteDocuments remote, URI address) throws Unreachable {
    checkTime();
    if (requests-- <= 0) {
      throw new Unreachable("tooMany");
    }
    long start = System.nanoTime();
    try {
      return remote.fetch(address, Duration.ofNanos(end - start));
    } finally {
      endOfComputing += System.nanoTime() - start;
    }
  }
}
