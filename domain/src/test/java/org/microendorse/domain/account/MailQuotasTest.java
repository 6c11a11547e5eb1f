package org.microendorse.domain.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.UUID;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;
import org.microendorse.domain.DatabaseTest;
import org.microendorse.domain.common.InvitationQuota;
import org.microendorse.domain.common.InvitationQuota.Kind;
import org.microendorse.domain.common.Refusal;
import org.microendorse.domain.people.Account;
import org.microendorse.domain.people.Role;
import org.springframework.beans.factory.annotation.Autowired;

/** Mails that people cause have limits, whatever the current numbers are. */
class MailQuotasTest extends DatabaseTest {
  private static final String MICRO_CREDENTIAL = "elevating-sel";
  private static final int FAR_TOO_MANY = 10_000;

  @Autowired private InvitationQuota invitations;
  @Autowired private ReviewerInvitations reviewerInvitations;
  @Autowired private PasswordService passwords;
  @Autowired private AccountProperties settings;

  private final String domain = UUID.randomUUID() + ".example.org";

  @Test
  void one_person_sends_so_many_invitations_within_a_day() {
    UUID sender = UUID.randomUUID();

    int sent = untilRefused(i -> invitations.count(Kind.TEAM, sender, "person" + i + "@" + domain));

    assertThatThrownBy(() -> invitations.count(Kind.TEAM, sender, "another@" + domain))
        .hasMessageContaining("You have sent %d invitations within a day", sent);
    invitations.count(Kind.TEAM, UUID.randomUUID(), "another@" + domain);
    clock.advance(Duration.ofHours(25));
    invitations.count(Kind.TEAM, sender, "another@" + domain);
  }

  @Test
  void a_program_manager_invites_so_many_reviewers_within_a_day() {
    Account manager = newPerson(Role.PROGRAM_MANAGER);

    int sent = untilRefused(i -> invite(manager, "person" + i + "@" + domain));

    assertThat(mailsTo("person" + (sent - 1) + "@" + domain)).isEqualTo(1);
    assertThat(mailsTo("person" + sent + "@" + domain)).isZero();
  }

  @Test
  void one_address_is_invited_to_review_so_often_within_a_day_by_all_together() {
    String wanted = "wanted@" + domain;

    int sent = untilRefused(i -> invite(newPerson(Role.PROGRAM_MANAGER), wanted));

    Account another = newPerson(Role.PROGRAM_MANAGER);
    assertThatThrownBy(() -> invite(another, wanted.toUpperCase()))
        .hasMessageContaining("has been invited %d times within a day", sent);
    assertThat(mailsTo(wanted)).isEqualTo(sent);
    invitations.count(Kind.TEAM, another.id(), wanted);
  }

  @Test
  void one_mail_domain_gets_so_many_mails_of_a_purpose_within_an_hour() {
    int most = settings.links().mailsToDomainPerHour();
    for (int i = 0; i <= most; i++) {
      passwords.forgotten("person" + i + "@" + domain);
    }

    String last = "person" + most;
    assertThat(mailsTo("person" + (most - 1) + "@" + domain)).isEqualTo(1);
    assertThat(mailsTo(last + "@" + domain)).isZero();
    passwords.forgotten(last + "@other." + domain);
    assertThat(mailsTo(last + "@other." + domain)).as("others").isEqualTo(1);
    clock.advance(Duration.ofMinutes(61));
    passwords.forgotten(last + "@" + domain);
    assertThat(mailsTo(last + "@" + domain)).as("an hour later").isEqualTo(1);
  }

  /** How many times it worked. */
  private static int untilRefused(IntConsumer attempt) {
    for (int i = 0; i < FAR_TOO_MANY; i++) {
      try {
        attempt.accept(i);
      } catch (Refusal refused) {
        assertThat(i).as("before: %s", refused.getMessage()).isPositive();
        return i;
      }
    }
    throw new AssertionError("There is no limit.");
  }

  private void invite(Account manager, String email) {
    reviewerInvitations.invite(
        "Nell Ortega", email, Role.ASSESSOR, MICRO_CREDENTIAL, manager.username());
  }

  private long mailsTo(String address) {
    return jdbc.sql("select count(*) from mail where recipient = ?")
        .param(address)
        .query(Long.class)
        .single();
  }
}
