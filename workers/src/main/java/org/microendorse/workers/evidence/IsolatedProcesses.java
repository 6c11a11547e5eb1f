package org.microendorse.workers.evidence;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Serializable;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.microendorse.domain.evidence.Isolation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Keeps a few warm processes and replaces those that a file has killed. They start when first
 * needed, and end with this process, however it ends.
 */
@Component
class IsolatedProcesses implements Isolation, DisposableBean {
  private static final Logger LOG = LoggerFactory.getLogger(IsolatedProcesses.class);

  /** The file may not be the reason for the first failure. */
  private static final int ATTEMPTS = 2;

  private final IsolationProperties properties;
  private final Semaphore free;
  private final AtomicInteger waiting = new AtomicInteger();
  private final Deque<IsolatedProcess> warm = new ConcurrentLinkedDeque<>();
  private volatile boolean closed;

  IsolatedProcesses(IsolationProperties properties) {
    this.properties = properties;
    this.free = new Semaphore(properties.processes(), true);
  }

  @Override
  public <R extends Serializable> R run(Task<R> task, long fileSize, OutputStream to)
      throws IOException {
    if (TransactionSynchronizationManager.isActualTransactionActive()) {
      throw new IllegalTransactionStateException("Files must not be opened inside a transaction.");
    }
    takeTurn();
    try {
      CountedOutput output = new CountedOutput(to);
      for (int attempt = 1; ; attempt++) {
        try {
          return runOnce(task, fileSize, output);
        } catch (IsolatedProcess.Died e) {
          LOG.info("{} failed in isolation: {}", task.getClass().getSimpleName(), e.toString());
          // What has been written cannot be undone.
          if (attempt == ATTEMPTS || output.count > 0) {
            throw new LimitExceeded(String.valueOf(e.getMessage()));
          }
        }
      }
    } finally {
      free.release();
    }
  }

  private void takeTurn() {
    if (free.tryAcquire()) {
      return;
    }
    boolean taken = false;
    try {
      taken =
          waiting.incrementAndGet() <= properties.waiting()
              && free.tryAcquire(properties.patience().toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      waiting.decrementAndGet();
    }
    if (!taken) {
      throw new Busy(properties.retryAfter());
    }
  }

  private <R extends Serializable> R runOnce(Task<R> task, long fileSize, OutputStream to)
      throws IOException {
    IsolatedProcess kept = warm.poll();
    IsolatedProcess process =
        kept != null && kept.isAlive() ? kept : IsolatedProcess.start(properties);
    boolean reusable = false;
    try {
      R result = process.run(task, properties.deadlineFor(fileSize), to);
      reusable = true;
      return result;
    } catch (IsolatedProcess.TaskFailed e) {
      reusable = true;
      throw e.unwrapped();
    } finally {
      if (reusable && !closed && process.isAlive()) {
        warm.push(process);
      } else {
        process.close();
      }
    }
  }

  @Override
  public void destroy() {
    closed = true;
    for (IsolatedProcess process = warm.poll(); process != null; process = warm.poll()) {
      process.close();
    }
  }

  private static final class CountedOutput extends OutputStream {
    private final OutputStream to;
    private long count;

    CountedOutput(OutputStream to) {
      this.to = to;
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      count += length;
      to.write(bytes, offset, length);
    }
  }
}
