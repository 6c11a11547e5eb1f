package org.microendorse.workers.notification;

import java.util.Collection;
import java.util.Map;
import org.microendorse.domain.catalog.CatalogService;
import org.microendorse.domain.common.OperationId;
import org.microendorse.domain.notification.MailService;
import org.microendorse.domain.people.Account;
import org.springframework.stereotype.Component;

/** Writes to people about their work on a micro-credential. */
@Component
public class StaffMails {
  private final MailService mails;
  private final CatalogService catalog;

  StaffMails(MailService mails, CatalogService catalog) {
    this.mails = mails;
    this.catalog = catalog;
  }

  /**
   * Writes a mail to each person. It names no educator: reviewers do not know whose work they see.
   *
   * @param template name of a file in {@code mail/} without its ending
   */
  public void write(
      String template,
      Collection<Account> people,
      MicroCredentialTitle microCredential,
      OperationId operation) {
    mails.writeToEach(
        template,
        people,
        Map.of(
            "title", catalog.titles(microCredential.microCredentialId(), microCredential.title())),
        operation);
  }

  /** A micro-credential as the engine keeps it, in English. */
  public record MicroCredentialTitle(String microCredentialId, String title) {}
}
