package org.microendorse.workers.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.microendorse.domain.account.PasswordService;
import org.microendorse.domain.account.ReviewerInvitations;
import org.microendorse.domain.common.InvitationQuota;
import org.microendorse.domain.common.InvitationQuota.Kind;
import org.microendorse.domain.common.Refusal;
import org.microendorse.domain.people.Account;
import org.microendorse.domain.people.Role;
import org.microendorse.workers.ServiceTest;
import org.springframework.beans.factory.annotation.Autowired;

/** Nobody has us write as many mails as they like. */
class MailQuotasTest extends ServiceTest {
  private static final String MICRO_CREDENTIAL = "elevating-sel";

  @Autowired private InvitationQuota invitations;
  @Autowired private ReviewerInvitations reviewers;
  @Autowired private PasswordService passwords;

  private final String domain = UUID.randomUUID() + ".example.org";

  @Test
  void one_person_sends_100_invitations_within_a_day() {
    UUID sender = UUID.randomUUID();
    for (int i = 0; i < 100; i++) {
      invitations.count(Kind.TEAM, sender, "person" + i + "@" + domain);
    }

    assertThatThrownBy(() -> invitations.count(Kind.TEAM, sender, "another@" + domain))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("You have sent 100 invitations within a day");
    invitations.count(Kind.TEAM, UUID.randomUUID(), "another@" + domain);
    clock.advance(Duration.ofHours(25));
    invitations.count(Kind.TEAM, sender, "another@" + domain);
  }

  @Test
  void a_program_manager_invites_100_reviewers_within_a_day() {
    Account manager = somebody(Role.PROGRAM_MANAGER);
    for (int i = 0; i < 100; i++) {
      invite(manager, "person" + i + "@" + domain);
    }

    assertThatThrownBy(() -> invite(manager, "another@" + domain))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("You have sent 100 invitations within a day");
    assertThat(mailsTo("another@" + domain)).isZero();
  }

  @Test
  void one_address_is_invited_to_review_3_times_within_a_day_whoever_asks() {
    String wanted = "wanted@" + domain;
    for (int i = 0; i < 3; i++) {
      invite(somebody(Role.PROGRAM_MANAGER), wanted);
    }

    Account another = somebody(Role.PROGRAM_MANAGER);
    assertThatThrownBy(() -> invite(another, wanted.toUpperCase()))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("has been invited 3 times within a day");
    assertThat(mailsTo(wanted)).isEqualTo(3);
    invitations.count(Kind.TEAM, another.id(), wanted);
  }

  @Test
  void one_mail_domain_gets_1000_mails_of_a_purpose_within_an_hour() {
    for (int i = 0; i < 1_001; i++) {
      passwords.forgotten("person" + i + "@" + domain);
    }

    assertThat(mailsTo("person999@" + domain)).isEqualTo(1);
    assertThat(mailsTo("person1000@" + domain)).isZero();
    passwords.forgotten("person1000@other." + domain);
    assertThat(mailsTo("person1000@other." + domain)).as("others").isEqualTo(1);
    clock.advance(Duration.ofMinutes(61));
    passwords.forgotten("person1000@" + domain);
    assertThat(mailsTo("person1000@" + domain)).as("an hour later").isEqualTo(1);
  }

  private void invite(Account manager, String email) {
    reviewers.invite("Nell Ortega", email, Role.ASSESSOR, MICRO_CREDENTIAL, manager.username());
  }

  private long mailsTo(String address) {
    return jdbc.sql("select count(*) from mail where recipient = ?")
        .param(address)
        .query(Long.class)
        .single();
  }
}
