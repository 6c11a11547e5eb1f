package org.microendorse.app;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Moves the program's semesters out of the way, so that a test has its own on any day. */
public final class OwnSemesters implements AutoCloseable {
  private static final int FAR = 10_000;

  private final JdbcClient jdbc;
  private final List<UUID> others;

  /** Each test moves its semesters to a time of their own, because semesters cannot overlap. */
  private static final AtomicInteger USED = new AtomicInteger();

  public OwnSemesters(JdbcClient jdbc) {
    this.jdbc = jdbc;
    this.others = jdbc.sql("select id from semester").query(UUID.class).list();
    move(-FAR);
  }

  /** Ends the semesters of the test and brings the program's back. */
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
