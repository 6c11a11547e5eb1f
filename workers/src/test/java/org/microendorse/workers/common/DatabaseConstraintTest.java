package org.microendorse.workers.common;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.microendorse.domain.common.DatabaseConstraint;
import org.microendorse.workers.ServiceTest;

/** Migrations use the same names of constraints as the services. */
class DatabaseConstraintTest extends ServiceTest {

  @ParameterizedTest
  @EnumSource
  void is_a_unique_index(DatabaseConstraint constraint) {
    assertThat(
            jdbc.sql(
                    """
                    select i.indisunique from pg_index i join pg_class c on c.oid = i.indexrelid
                    where c.relname = ?
                    """)
                .param(constraint.sqlName())
                .query(Boolean.class)
                .single())
        .isTrue();
  }
}
