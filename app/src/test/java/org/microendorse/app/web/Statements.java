package org.microendorse.app.web;

import java.util.concurrent.atomic.AtomicLong;
import org.hibernate.resource.jdbc.spi.StatementInspector;

/** Counts the statements of requests. What the application does beside them does not count. */
public final class Statements implements StatementInspector {
  private static final AtomicLong COUNT = new AtomicLong();

  /** So far, in all requests. */
  static long count() {
    return COUNT.get();
  }

  @Override
  public String inspect(String sql) {
    if (Thread.currentThread().getName().startsWith("tomcat-handler")) {
      COUNT.incrementAndGet();
    }
    return sql;
  }
}
