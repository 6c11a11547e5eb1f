package org.microendorse.engine.exporter;

import io.camunda.zeebe.exporter.api.Exporter;
import io.camunda.zeebe.exporter.api.context.Context;
import io.camunda.zeebe.exporter.api.context.Controller;
import io.camunda.zeebe.protocol.record.Record;
import io.camunda.zeebe.protocol.record.RecordType;
import io.camunda.zeebe.protocol.record.ValueType;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/**
 * Writes what happens in the broker to PostgreSQL, as documents.
 *
 * <p>A separate thread commits everything that has accumulated since its last commit, so that a
 * single record does not wait and many share one transaction. Positions are acknowledged to the
 * broker only after the commit, and every transaction also stores its position: a record that the
 * broker exports again changes nothing. While the database is down, commits are retried until they
 * succeed, and the broker's log soon waits.
 */
// The broker calls configure and open before anything else.
@SuppressWarnings("NullAway.Init")
public final class DocumentExporter implements Exporter {

  private static final int MOST_RECORDS_WAITING = 2_000;
  private static final long FIRST_BACK_OFF_MILLIS = 50;
  private static final long LONGEST_BACK_OFF_MILLIS = 2_000;

  private final Object lock = new Object();
  private Logger log;
  private Controller controller;
  private DocumentDatabase database;
  private Translator translator;
  private @Nullable Thread writer;
  private Batch waiting = new Batch();
  private long storedPosition;
  private final CountDownLatch closed = new CountDownLatch(1);

  @Override
  public void configure(Context context) {
    log = context.getLogger();
    var arguments = context.getConfiguration().getArguments();
    database =
        new DocumentDatabase(
            argument(arguments, "url"),
            argument(arguments, "user"),
            argument(arguments, "password"));
    translator = new Translator(this::deployedProcess);
    context.setFilter(
        new Context.RecordFilter() {
          @Override
          public boolean acceptType(RecordType type) {
            return type == RecordType.EVENT;
          }

          @Override
          public boolean acceptValue(ValueType type) {
            return Translator.VALUE_TYPES.contains(type);
          }
        });
  }

  private static String argument(Map<String, Object> arguments, String name) {
    return (String) Objects.requireNonNull(arguments.get(name), name);
  }

  @Override
  public void open(Controller controller) {
    this.controller = controller;
    try {
      storedPosition = database.position();
    } catch (SQLException e) {
      database.close();
      throw new IllegalStateException("The documents' database is unavailable", e);
    }
    log.info("Documents are written up to position {}", storedPosition);
    writer = Thread.ofPlatform().name("document-writer").daemon().start(this::write);
  }

  @Override
  public void export(Record<?> record) {
    synchronized (lock) {
      if (record.getPosition() <= storedPosition) {
        controller.updateLastExportedRecordPosition(record.getPosition());
        return;
      }
      if (waiting.records() >= MOST_RECORDS_WAITING) {
        throw new IllegalStateException(
            "The documents' database is behind by " + waiting.records() + " records");
      }
      translator.translate(record, waiting);
      waiting.recordAdded(record.getPosition());
      lock.notifyAll();
    }
  }

  @Override
  public void close() {
    closed.countDown();
    synchronized (lock) {
      lock.notifyAll();
    }
    if (writer != null) {
      try {
        writer.join(5_000);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    database.close();
  }

  private void write() {
    try {
      for (Batch batch = next(); batch != null; batch = next()) {
        if (!batch.changesDatabase() || committed(batch)) {
          controller.updateLastExportedRecordPosition(batch.position());
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Null once the exporter is closed. */
  private @Nullable Batch next() throws InterruptedException {
    synchronized (lock) {
      while (waiting.isEmpty() && closed.getCount() > 0) {
        lock.wait();
      }
      if (closed.getCount() == 0) {
        return null;
      }
      Batch batch = waiting;
      waiting = new Batch();
      return batch;
    }
  }

  /** Whether the batch is in the database; false only if the broker stops. */
  private boolean committed(Batch batch) throws InterruptedException {
    long backOff = FIRST_BACK_OFF_MILLIS;
    while (true) {
      try {
        // After a commit whose response was lost, the batch is already in the database.
        if (backOff == FIRST_BACK_OFF_MILLIS || database.position() < batch.position()) {
          database.write(batch);
        }
        if (backOff > FIRST_BACK_OFF_MILLIS) {
          log.info("The documents' database is available again");
        }
        return true;
      } catch (SQLException e) {
        if (backOff == FIRST_BACK_OFF_MILLIS) {
          log.warn("Documents cannot be written; retrying", e);
        }
        database.close();
      }
      if (closed.await(backOff, TimeUnit.MILLISECONDS)) {
        return false;
      }
      backOff = Math.min(backOff * 2, LONGEST_BACK_OFF_MILLIS);
    }
  }

  private Bpmn deployedProcess(String processDefinitionKey) {
    try {
      return database
          .bpmn(processDefinitionKey)
          .orElseGet(() -> new Bpmn(null, Map.of(), Optional.empty()));
    } catch (SQLException e) {
      throw new IllegalStateException("The documents' database is unavailable", e);
    }
  }
}
