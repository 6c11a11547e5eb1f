package org.microendorse.workers.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.microendorse.domain.language.Language.SPANISH;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.microendorse.domain.notification.MailService;
import org.microendorse.domain.people.Account;
import org.microendorse.domain.people.Accounts;
import org.microendorse.domain.people.Role;
import org.microendorse.workers.ServiceTest;
import org.microendorse.workers.notification.StaffMails.MicroCredentialTitle;
import org.springframework.beans.factory.annotation.Autowired;

class StaffMailsTest extends ServiceTest {
  @Autowired private StaffMails staffMails;
  @Autowired private MailService mails;
  @Autowired private Accounts accounts;

  @Test
  void a_deadline_is_also_said_in_the_time_zone_where_a_person_was_last() {
    Account person = newPerson(Role.EDUCATOR);
    accounts.sawIn("America/Denver", person.username());
    Account seen = accounts.findByUsername(person.username()).orElseThrow();
    OffsetDateTime closes = OffsetDateTime.parse("2026-12-18T23:00:00Z");
    Map<String, Object> facts =
        Map.of(
            "title",
            "A title",
            "semester",
            "Fall 2026",
            "closes",
            closes,
            "path",
            "https://badges.example.org/");

    mails.writeToEach("semester-closing", List.of(seen), facts, operation("closing"));

    assertThat(mails.mailsTo(person.email()).getFirst().subject())
        .contains("5:00 PM CST (4:00 PM where you are)");
  }

  @Test
  void everybody_reads_the_title_in_their_language() {
    Account english = newPerson(Role.ASSESSOR);
    Account spanish = newPerson(Role.ASSESSOR);
    spanish.reads(SPANISH);
    accounts.save(spanish);
    var now = new MicroCredentialTitle(microCredential().id(), microCredential().title());
    var earlier = new MicroCredentialTitle(microCredential().id(), "An earlier title");

    staffMails.write("review-reminder", List.of(english, spanish), now, operation("now"));
    staffMails.write("review-reminder", List.of(spanish), earlier, operation("earlier"));

    assertThat(mails.mailsTo(english.email()).getFirst().subject())
        .contains(microCredential().title());
    assertThat(mails.mailsTo(spanish.email()))
        .extracting(mail -> mail.subject())
        .satisfiesExactlyInAnyOrder(
            mail -> assertThat(mail).contains(microCredential().in(SPANISH).title()),
            mail -> assertThat(mail).contains("An earlier title"));
  }
}
