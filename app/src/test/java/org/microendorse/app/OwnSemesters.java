package org.microendorse.app;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Sets the program's semesters aside, so that a test has its own, whatever day it is. */
public final class OwnSemesters implements AutoCloseable {
  private static final int FAR = 10_000;

  private final JdbcClient jdbc;
  private final List<UUID> others;

  /** Those of each test go to a time of their own: semesters do not overlap. */
  private static final AtomicInteger USED = new AtomicInteger();

  public OwnSemesters(JdbcClient jdbc) {
    this.jdbc = jdbc;
    this.others = jdbc.sql("select id from semester").query(UUID.class).list();
    move(-FAR);
  }

  /** Those of the test are over, and the program's are back. */
  @Override
  public void close() {
    jdbc.sql(
            """
            update semester set opens = opens - :past, closes = closes - :past
            where id not in (:others)
            """)
        .param("past", FAR * 2 * USED.incrementAndGet())
        .param("others", others)
        .update();
    move(FAR);
  }

  private void move(int days) {
    jdbc.sql(
            """
            update semester set opens = opens + :days, closes = closes + :days
            where id in (:others)
            """)
        .param("days", days)
        .param("others", others)
        .update();
  }
}
