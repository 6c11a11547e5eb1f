package org.microendorse.workers;

import org.hibernate.resource.jdbc.spi.StatementInspector;

/** Counts the statements of each thread: those of listeners that run beside a test do not count. */
public final class OwnStatements implements StatementInspector {
  private static final ThreadLocal<Integer> COUNT = ThreadLocal.withInitial(() -> 0);

  /** So far, in this thread. */
  public static int count() {
    return COUNT.get();
  }

  @Override
  public String inspect(String sql) {
    COUNT.set(COUNT.get() + 1);
    return sql;
  }
}
