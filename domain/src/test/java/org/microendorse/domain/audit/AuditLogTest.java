package org.microendorse.domain.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.microendorse.domain.DatabaseTest;
import org.microendorse.domain.account.AccountDeletion;
import org.microendorse.domain.audit.AuditLog.Entry;
import org.microendorse.domain.audit.AuditLog.Filter;
import org.microendorse.domain.audit.AuditLog.Person;
import org.microendorse.domain.people.Account;
import org.microendorse.domain.people.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;

class AuditLogTest extends DatabaseTest {
  @Autowired private AuditLog audit;
  @Autowired private AccountDeletion deletion;
  @Autowired private ApplicationEventPublisher events;
  @Autowired private TransactionTemplate transaction;

  @BeforeEach
  @AfterEach
  void forget() {
    tamper("delete from audit_entry");
  }

  @Test
  void entries_stay_as_they_are_and_a_changed_or_missing_one_is_found() {
    Account operator = newPerson(Role.OPERATOR);
    for (String subject : List.of("first", "second", "third")) {
      audit.add(operator.username(), Action.INCIDENT_RETRIED, subject, "Because.");
    }
    assertThat(audit.find(Filter.ALL, 0, 2))
        .extracting(Entry::subject)
        .containsExactly("third", "second");
    assertThat(audit.firstBroken()).isEmpty();
    Entry second = audit.find(Filter.ALL, 1, 1).getFirst();
    String another = "update audit_entry set reason = 'Another.' where id = " + second.id();
    assertThatThrownBy(() -> jdbc.sql(another).update()).hasMessageContaining("stay as they are");

    tamper(another);
    assertThat(audit.firstBroken()).hasValue(second.id());
    tamper("update audit_entry set reason = 'Because.' where id = " + second.id());
    assertThat(audit.firstBroken()).isEmpty();
    tamper("update audit_entry set about_id = account_id where id = " + second.id());
    assertThat(audit.firstBroken()).hasValue(second.id());
    tamper("delete from audit_entry where id = " + second.id());
    assertThat(audit.firstBroken()).hasValue(second.id() + 1);
  }

  @Test
  void an_entry_is_added_in_the_transaction_of_what_it_records_or_not_at_all() {
    Account manager = newPerson(Role.PROGRAM_MANAGER);
    transaction.executeWithoutResult(
        status -> {
          events.publishEvent(Deed.of(manager.id(), Action.HOLD_PLACED, UUID.randomUUID()));
          assertThat(audit.count(Filter.ALL)).as("at the end").isZero();
        });
    assertThat(audit.count(Filter.ALL)).isOne();
    transaction.executeWithoutResult(
        status -> {
          events.publishEvent(Deed.of(manager.id(), Action.HOLD_LIFTED, UUID.randomUUID()));
          status.setRollbackOnly();
        });

    assertThat(audit.count(Filter.ALL)).isOne();
  }

  @Test
  void many_add_at_the_same_time_and_the_chain_holds() throws Exception {
    Account manager = newPerson(Role.PROGRAM_MANAGER);
    Callable<Void> one =
        () -> {
          transaction.executeWithoutResult(
              status -> events.publishEvent(Deed.of(manager.id(), Action.BADGE_ISSUED, "badge")));
          return null;
        };
    try (var threads = Executors.newFixedThreadPool(4)) {
      for (var done : threads.invokeAll(Stream.generate(() -> one).limit(20).toList())) {
        done.get();
      }
    }

    assertThat(audit.count(Filter.ALL)).isEqualTo(20);
    assertThat(audit.firstBroken()).isEmpty();
  }

  @Test
  void entries_are_found_by_person_action_and_time() {
    Account manager = newPerson(Role.PROGRAM_MANAGER);
    Account coach = newPerson(Role.COACH);
    transaction.executeWithoutResult(
        status ->
            events.publishEvent(
                new Deed(manager.id(), Action.STAFF_APPOINTED, coach.id(), "coach", "Why.")));
    clock.advance(Duration.ofDays(2));
    audit.add(manager.username(), Action.CATALOG_PUBLISHED, "catalog", "");

    assertThat(audit.count(by(coach.email().toUpperCase()))).isOne();
    assertThat(audit.count(by(manager.displayName().substring(3)))).isEqualTo(2);
    assertThat(audit.count(by("%"))).as("no wildcard").isZero();
    assertThat(audit.count(new Filter("", Action.CATALOG_PUBLISHED, null, null))).isOne();
    var yesterday = clock.instant().minus(Duration.ofDays(1));
    assertThat(audit.find(new Filter("", null, yesterday, null), 0, 9))
        .extracting(Entry::action)
        .containsExactly("catalog.published");
    assertThat(audit.count(new Filter("", null, null, yesterday))).isOne();
  }

  @Test
  void a_person_who_deleted_their_account_has_no_name_in_the_log_and_the_chain_holds() {
    Account manager = newPerson(Role.PROGRAM_MANAGER);
    Account person = newPerson(Role.EDUCATOR);
    transaction.executeWithoutResult(
        status ->
            events.publishEvent(
                new Deed(manager.id(), Action.STAFF_REMOVED, person.id(), "coach", "Why.")));

    deletion.delete(person.username());

    assertThat(audit.find(Filter.ALL, 0, 2))
        .extracting(Entry::action, Entry::by, Entry::about)
        .containsExactly(
            tuple("account.deleted", new Person(null), null),
            tuple("staff.removed", new Person(manager.displayName()), new Person(null)));
    assertThat(audit.firstBroken()).isEmpty();
  }

  private static Filter by(String person) {
    return new Filter(person, null, null, null);
  }

  /** As a database administrator could. */
  private void tamper(String sql) {
    jdbc.sql("alter table audit_entry disable trigger audit_entries_stay").update();
    jdbc.sql(sql).update();
    jdbc.sql("alter table audit_entry enable trigger audit_entries_stay").update();
  }
}
