package org.microendorse.workers.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.microendorse.domain.language.Language.SPANISH;

import java.util.List;
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
        .satisfiesExactly(
            mail -> assertThat(mail).contains(microCredential().in(SPANISH).title()),
            mail -> assertThat(mail).contains("An earlier title"));
  }
}
