package org.microendorse.engine.testing;

import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.microendorse.engine.LocalPostgres;

/** One PostgreSQL server for all tests of a JVM; every caller gets an empty database of its own. */
public final class TestDatabase {

  private static @Nullable TestDatabase instance;

  private final LocalPostgres postgres = LocalPostgres.throwaway();
  private final AtomicInteger count = new AtomicInteger();

  private TestDatabase() {
    Runtime.getRuntime().addShutdownHook(new Thread(postgres::close));
  }

  /** An empty database. */
  public record Database(String jdbcUrl, String user, String password) {}

  /** The server, started with the first call and stopped with the JVM. */
  public static synchronized TestDatabase get() {
    if (instance == null) {
      instance = new TestDatabase();
    }
    return instance;
  }

  /** Creates an empty database, whose name begins with the given one. */
  public Database freshDatabase(String name) {
    String unique = name + "_" + count.incrementAndGet();
    postgres.createDatabase(unique);
    return new Database(postgres.jdbcUrl(unique), postgres.user(), postgres.password());
  }

  /** The server itself, for tests of what happens when it is down. */
  public LocalPostgres postgres() {
    return postgres;
  }
}
