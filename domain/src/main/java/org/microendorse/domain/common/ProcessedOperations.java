package org.microendorse.domain.common;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectMapper;

/** Remembers which operations have been done and what they returned. */
@Component
public class ProcessedOperations {
  private final JdbcClient jdbc;
  private final ObjectMapper json;
  private final Clock clock;

  ProcessedOperations(JdbcClient jdbc, ObjectMapper json, Clock clock) {
    this.jdbc = jdbc;
    this.json = json;
    this.clock = clock;
  }

  /**
   * Runs the effect in the caller's transaction unless this operation has been done before; then
   * returns what it returned the first time. Of two simultaneous callers, one waits for the other's
   * commit. An effect that throws leaves no trace and may be tried again.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public <T> T runOnce(OperationId operation, Class<T> resultType, Supplier<T> effect) {
    boolean first =
        jdbc.sql(
                    """
                    insert into processed_operation (operation_id, processed_at) values (?, ?)
                    on conflict do nothing
                    """)
                .param(operation.value())
                .param(Timestamp.from(clock.instant()))
                .update()
            == 1;
    return first
        ? runAndRemember(operation, effect)
        : resultOf(operation, resultType).orElseThrow();
  }

  /** What the operation returned, if it has been done before. */
  public <T> Optional<T> resultOf(OperationId operation, Class<T> resultType) {
    return jdbc.sql("select result from processed_operation where operation_id = ?")
        .param(operation.value())
        .query(String.class)
        .optional()
        .map(result -> read(result, operation, resultType));
  }

  private <T> T runAndRemember(OperationId operation, Supplier<T> effect) {
    T result = effect.get();
    jdbc.sql("update processed_operation set result = ?::jsonb where operation_id = ?")
        .param(write(result))
        .param(operation.value())
        .update();
    return result;
  }

  private <T> T read(String result, OperationId operation, Class<T> resultType) {
    try {
      return json.readValue(result, resultType);
    } catch (JacksonException e) {
      throw new IllegalStateException("The result of " + operation + " cannot be read.", e);
    }
  }

  private String write(Object result) {
    try {
      return json.writeValueAsString(result);
    } catch (JacksonException e) {
      throw new IllegalStateException("A result must be writable as JSON: " + result, e);
    }
  }
}
