package org.microendorse.domain.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;
import static org.microendorse.domain.people.Role.APPROVER;
import static org.microendorse.domain.people.Role.ASSESSOR;
import static org.microendorse.domain.people.Role.COACH;
import static org.microendorse.domain.people.Role.EDUCATOR;
import static org.microendorse.domain.people.Role.FACILITATOR;
import static org.microendorse.domain.people.Role.OPERATOR;
import static org.microendorse.domain.people.Role.PROGRAM_MANAGER;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.microendorse.domain.DatabaseTest;
import org.microendorse.domain.account.StaffInvitations.Invitation;
import org.microendorse.domain.account.StaffService.Appointment;
import org.microendorse.domain.audit.AuditLog;
import org.microendorse.domain.audit.AuditLog.Entry;
import org.microendorse.domain.audit.AuditLog.Filter;
import org.microendorse.domain.common.EmailAddress;
import org.microendorse.domain.common.FieldRefusal;
import org.microendorse.domain.common.NotFound;
import org.microendorse.domain.common.Refusal;
import org.microendorse.domain.notification.MailService;
import org.microendorse.domain.people.Account;
import org.microendorse.domain.people.Accounts;
import org.microendorse.domain.people.CertificationService;
import org.microendorse.domain.people.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

class StaffServiceTest extends DatabaseTest {
  private static final String WHY = "She knows the program.";

  @Autowired private StaffService staff;
  @Autowired private StaffInvitations invitations;
  @Autowired private AccountDeletion deletion;
  @Autowired private AuditLog audit;
  @Autowired private Accounts people;
  @Autowired private CertificationService certifications;
  @Autowired private MailService mails;
  @Autowired private TransactionTemplate transaction;

  private Account manager;

  @BeforeEach
  void manager() {
    manager = newPerson(PROGRAM_MANAGER);
  }

  @Test
  void a_person_with_an_account_has_the_roles_at_once_and_it_is_recorded_who_gave_them_and_why() {
    Account person = newPerson(EDUCATOR);

    assertThat(appoint(person.email().toUpperCase(), COACH, FACILITATOR)).isTrue();

    assertThat(people.rolesOf(person.username())).containsOnly(EDUCATOR, COACH, FACILITATOR);
    var found = staff.find(person.email(), null, 0, 9).getFirst();
    assertThat(found.roles())
        .extracting(Appointment::role, Appointment::by, Appointment::reason)
        .containsExactly(
            tuple(COACH, manager.displayName(), WHY),
            tuple(FACILITATOR, manager.displayName(), WHY));
    assertThat(found.roles().getFirst().at()).isEqualTo(clock.instant());
    assertThat(staff.find(person.email(), OPERATOR, 0, 9)).isEmpty();
    assertThat(newest())
        .extracting(Entry::action, Entry::subject, Entry::reason)
        .containsExactly("staff.appointed", "coach facilitator", WHY);
    assertThat(mails.mailsTo(person.email()).getFirst().text())
        .contains(manager.displayName(), "Coach, Facilitator");
    assertThatThrownBy(() -> appoint(person.email(), COACH)).hasMessageContaining("already");
  }

  @Test
  void what_is_missing_or_wrong_is_refused_at_its_field() {
    Account person = newPerson(EDUCATOR);

    assertRefused("email", () -> appoint("nobody", COACH));
    assertRefused("roles", () -> appoint(person.email()));
    assertRefused("roles", () -> appoint(person.email(), EDUCATOR));
    assertRefused(
        "reason",
        () -> staff.appoint(manager.username(), person.email(), Set.of(COACH), " \u200b"));
    assertRefused(
        "reason",
        () -> staff.appoint(manager.username(), person.email(), Set.of(COACH), "x".repeat(501)));
    assertThat(people.rolesOf(person.username())).containsOnly(EDUCATOR);
  }

  @Test
  void nobody_appoints_or_removes_themselves() {
    assertThatThrownBy(() -> appoint(manager.email(), OPERATOR))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("yourself");
    assertThatThrownBy(() -> remove(manager, PROGRAM_MANAGER)).hasMessageContaining("yourself");

    String other = address();
    appoint(other, OPERATOR);
    String token = token(other);
    jdbc.sql("update account set email = ? where id = ?").params(other, manager.id()).update();
    assertThatThrownBy(() -> invitations.accept(token, manager.username()))
        .hasMessageContaining("yourself");
    assertThat(people.rolesOf(manager.username())).containsOnly(PROGRAM_MANAGER);
  }

  @Test
  void a_person_without_an_account_is_invited_and_has_the_roles_once_they_accept() {
    String email = address();
    assertThat(appoint(email, COACH, OPERATOR)).isFalse();
    Invitation open = open(email);
    String token = token(email);
    assertThat(newest().subject()).isEqualTo("coach operator " + open.id());
    assertThat(newest().toString()).as("the log has no addresses").doesNotContain(email);
    assertThat(invitations.addresses(List.of(open.id()))).containsValue(email);
    assertThatThrownBy(() -> invitations.accept(token, newPerson(EDUCATOR).username()))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("different email address");

    Account person = newPerson(EDUCATOR);
    jdbc.sql("update account set email = ? where id = ?").params(email, person.id()).update();
    invitations.accept(token, person.username());

    assertThat(people.rolesOf(person.username())).containsOnly(EDUCATOR, COACH, OPERATOR);
    assertThat(staff.find(email, null, 0, 9).getFirst().roles())
        .allSatisfy(it -> assertThat(it.by()).isEqualTo(manager.displayName()));
    assertThat(newest())
        .extracting(Entry::action, Entry::reason)
        .containsExactly("staff.accepted", WHY);
    assertThat(invitations.open()).extracting(Invitation::email).doesNotContain(email);
    assertThatThrownBy(() -> invitations.accept(token, person.username()))
        .isInstanceOf(InvalidLink.class);

    deletion.delete(person.username());
    assertThat(invitations.addresses(List.of(open.id()))).as("forgotten").isEmpty();
    assertThat(audit.firstBroken()).isEmpty();
  }

  @Test
  void an_invitation_expires_can_be_sent_again_and_be_withdrawn() {
    String email = address();
    appoint(email, COACH);
    String first = token(email);
    clock.advance(Duration.ofDays(15));
    assertThat(invitations.find(first)).isEmpty();

    invitations.sendAgain(open(email).id(), manager.username());
    String second = token(email);
    assertThat(second).isNotEqualTo(first);
    assertThat(invitations.find(second)).isPresent();
    assertThat(newest().action()).isEqualTo("staff.invitedAgain");

    UUID id = open(email).id();
    invitations.withdraw(id, manager.username());
    assertThat(invitations.find(second)).isEmpty();
    assertThat(newest().action()).isEqualTo("staff.invitationWithdrawn");
    assertThatThrownBy(() -> invitations.sendAgain(id, manager.username()))
        .hasMessageContaining("meanwhile");
  }

  @Test
  void a_removed_manager_does_not_come_back_through_an_invitation_of_theirs() {
    Account removed = newPerson(PROGRAM_MANAGER);
    String email = address();
    staff.appoint(removed.username(), email, Set.of(PROGRAM_MANAGER), WHY);
    String token = token(email);
    Account second = newPerson(EDUCATOR);
    jdbc.sql("update account set email = ? where id = ?").params(email, second.id()).update();
    remove(removed, PROGRAM_MANAGER);

    assertThatThrownBy(() -> invitations.accept(token, second.username()))
        .isInstanceOf(InvalidLink.class);
    assertThat(people.rolesOf(second.username())).containsOnly(EDUCATOR);

    invitations.sendAgain(open(email).id(), manager.username());
    invitations.accept(token(email), second.username());
    assertThat(people.rolesOf(second.username())).contains(PROGRAM_MANAGER);
  }

  @Test
  void a_removed_role_is_gone_with_its_certificates_and_the_person_gets_a_mail() {
    Account person = newPerson(ASSESSOR);
    appoint(person.email(), APPROVER);
    certifications.certify(person.username(), MC);

    remove(person, ASSESSOR);
    assertThat(certifications.of(person.username())).as("still approves").containsExactly(MC);
    remove(person, APPROVER);

    assertThat(people.rolesOf(person.username())).isEmpty();
    assertThat(certifications.of(person.username())).isEmpty();
    assertThat(newest())
        .extracting(Entry::action, Entry::subject, Entry::reason)
        .containsExactly("staff.removed", "approver", "She moves away.");
    assertThat(mails.mailsTo(person.email()))
        .anySatisfy(it -> assertThat(it.subject()).isEqualTo("Your role has ended: Approver"));
    assertThatThrownBy(() -> remove(person, APPROVER)).isInstanceOf(NotFound.class);
  }

  @Test
  void two_who_remove_the_same_role_at_once_remove_it_once() throws Exception {
    Account person = newPerson(OPERATOR);
    List<CompletableFuture<Void>> both = new ArrayList<>();
    transaction.executeWithoutResult(
        status -> {
          jdbc.sql("select 1 from account where id = ? for update")
              .param(person.id())
              .query(Integer.class)
              .single();
          both.add(
              CompletableFuture.runAsync(
                  () -> remove(person, OPERATOR), Thread::startVirtualThread));
          both.add(
              CompletableFuture.runAsync(
                  () -> remove(person, OPERATOR), Thread::startVirtualThread));
          await("both wait for the account").until(() -> waiting() == 2);
        });

    assertThat(both)
        .map(it -> it.handle((done, failed) -> failed == null).get())
        .containsExactlyInAnyOrder(true, false);
    assertThat(mails.mailsTo(person.email()))
        .filteredOn(it -> it.template().equals("staff-removed"))
        .hasSize(1);
  }

  /** How many wait for a lock of the database. */
  private int waiting() {
    return jdbc.sql("select count(*) from pg_locks where not granted")
        .query(Integer.class)
        .single();
  }

  @Test
  void people_whom_a_coach_helps_are_not_left_alone() {
    Account coach = newPerson(COACH);
    UUID enrollment = enrollNewEducator().id();
    jdbc.sql("update enrollment set coach_id = ? where id = ?")
        .params(coach.id(), enrollment)
        .update();

    assertThatThrownBy(() -> remove(coach, COACH)).hasMessageContaining("one educator");
    assertThat(people.rolesOf(coach.username())).contains(COACH);
    jdbc.sql("update enrollment set status = 'ENDED' where id = ?").param(enrollment).update();
    remove(coach, COACH);

    assertThat(people.rolesOf(coach.username())).isEmpty();
  }

  @Test
  void the_last_program_manager_can_neither_be_removed_nor_leave() {
    Account second = newPerson(PROGRAM_MANAGER);
    List<UUID> others =
        jdbc.sql(
                "select account_id from account_role where role = 'PROGRAM_MANAGER' and account_id <> ?")
            .param(second.id())
            .query(UUID.class)
            .list();
    others.forEach(
        id ->
            role("delete from account_role where role = 'PROGRAM_MANAGER' and account_id = ?", id));

    assertThatThrownBy(() -> remove(second, PROGRAM_MANAGER)).hasMessageContaining("last program");
    assertThatThrownBy(() -> deletion.delete(second.username()))
        .hasMessageContaining("last program");
    role("delete from account_role where role = 'PROGRAM_MANAGER' and account_id = ?", second.id());
    firstManager();
    others.forEach(
        id ->
            role("insert into account_role (account_id, role) values (?, 'PROGRAM_MANAGER')", id));
  }

  /** Nobody is a program manager. */
  private void firstManager() {
    EmailAddress email = EmailAddress.of(address()).orElseThrow();
    assertThat(staff.appointFirstManager(email, "First.")).isTrue();
    assertThat(open(email.value()).roles()).containsExactly(PROGRAM_MANAGER);
    assertThat(newest().by()).as("no person").isNull();
    assertThat(staff.appointFirstManager(email, "First.")).as("the next start").isFalse();
    clock.advance(Duration.ofDays(15));
    assertThat(staff.appointFirstManager(email, "First.")).as("expired").isTrue();

    Account known = newPerson(EDUCATOR);
    EmailAddress theirs = EmailAddress.of(known.email()).orElseThrow();
    assertThat(staff.appointFirstManager(theirs, "First.")).isTrue();
    assertThat(people.rolesOf(known.username())).contains(PROGRAM_MANAGER);
    assertThat(staff.appointFirstManager(email, "First.")).as("there is one").isFalse();
  }

  private void role(String sql, UUID account) {
    jdbc.sql(sql).param(account).update();
  }

  private boolean appoint(String email, Role... roles) {
    return staff.appoint(manager.username(), email, Set.of(roles), WHY);
  }

  private void remove(Account person, Role role) {
    staff.remove(manager.username(), person.username(), role, "She moves away.");
  }

  private Entry newest() {
    return audit.find(Filter.ALL, 0, 1).getFirst();
  }

  private Invitation open(String email) {
    return invitations.open().stream()
        .filter(it -> it.email().equals(email))
        .findFirst()
        .orElseThrow();
  }

  private static String address() {
    return "i" + UUID.randomUUID() + "@example.org";
  }

  /** Of the link in the newest mail. */
  private String token(String email) {
    String text =
        jdbc.sql(
                "select text from mail where recipient = ? order by created_at desc, ctid desc limit 1")
            .param(email)
            .query(String.class)
            .single();
    return text.replaceFirst("(?s).*/staff-invitations/([\\w-]+).*", "$1");
  }

  private static void assertRefused(String field, ThrowingCallable action) {
    assertThatThrownBy(action)
        .isInstanceOfSatisfying(FieldRefusal.class, it -> assertThat(it.field()).isEqualTo(field));
  }
}
