package org.microendorse.domain.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.microendorse.domain.DatabaseTest;
import org.microendorse.domain.audit.AuditLog.Entry;
import org.microendorse.domain.people.Role;
import org.springframework.beans.factory.annotation.Autowired;

class AuditLogTest extends DatabaseTest {
  @Autowired private AuditLog audit;

  @Test
  void entries_stay_as_they_are_and_a_changed_or_missing_one_is_found() {
    String operator = newPerson(Role.OPERATOR).username();
    audit.add(operator, "incident.retry", "first", "Because.");
    audit.add(operator, "incident.retry", "second", "Because.");
    audit.add(operator, "incident.retry", "third", "Because.");
    assertThat(audit.newest(2)).extracting(Entry::subject).containsExactly("third", "second");
    assertThat(audit.firstBroken()).isEmpty();
    Entry second = audit.newest(2).getLast();
    assertThatThrownBy(() -> rewrite("reason", second, "Another."))
        .hasMessageContaining("stay as they are");

    jdbc.sql("alter table audit_entry disable trigger audit_entries_stay").update();
    rewrite("reason", second, "Another.");
    assertThat(audit.firstBroken()).hasValue(second.id());
    rewrite("reason", second, "Because.");
    assertThat(audit.firstBroken()).isEmpty();
    jdbc.sql("delete from audit_entry where id = ?").param(second.id()).update();
    assertThat(audit.firstBroken()).hasValue(second.id() + 1);
    jdbc.sql("delete from audit_entry").update();
    jdbc.sql("alter table audit_entry enable trigger audit_entries_stay").update();
  }

  private void rewrite(String column, Entry entry, String text) {
    jdbc.sql("update audit_entry set " + column + " = ? where id = ?")
        .params(text, entry.id())
        .update();
  }
}
