package org.microendorse.domain.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.microendorse.engine.testing.AtOnce.atOnce;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.microendorse.domain.DatabaseTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

class ProcessedOperationsTest extends DatabaseTest {
  @Autowired private ProcessedOperations operations;
  @Autowired private TransactionTemplate transaction;

  private final AtomicInteger effects = new AtomicInteger();

  @Test
  void of_many_at_once_one_has_an_effect_and_all_have_its_result() throws Exception {
    OperationId operation = operation("test");

    List<Object> results = atOnce(6, () -> run(operation, effects::incrementAndGet));

    assertThat(results).containsOnly(1);
    assertThat(effects).hasValue(1);
  }

  @Test
  void an_effect_that_fails_may_be_tried_again() {
    OperationId operation = operation("test");

    assertThatThrownBy(
            () ->
                run(
                    operation,
                    () -> {
                      throw new IllegalStateException("not today");
                    }))
        .hasMessage("not today");

    assertThat(run(operation, effects::incrementAndGet)).isEqualTo(1);
  }

  @Test
  void another_element_instance_is_another_operation() {
    assertThat(run(operation("test"), effects::incrementAndGet)).isEqualTo(1);
    assertThat(run(operation("test"), effects::incrementAndGet)).isEqualTo(2);
  }

  @Test
  void effect_and_memory_need_one_transaction() {
    assertThatThrownBy(
            () -> operations.runOnce(operation("test"), Integer.class, effects::incrementAndGet))
        .isInstanceOf(IllegalTransactionStateException.class);
  }

  private int run(OperationId operation, Supplier<Integer> effect) {
    return transaction.execute(tx -> operations.runOnce(operation, Integer.class, effect));
  }
}
