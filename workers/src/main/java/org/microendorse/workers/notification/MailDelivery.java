package org.microendorse.workers.notification;

import org.microendorse.domain.notification.MailService;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Empties the outbox of mails, again and again. */
@Component
class MailDelivery {
  private final MailService mails;

  MailDelivery(MailService mails) {
    this.mails = mails;
  }

  @Scheduled(fixedDelayString = "${endorse.mail.interval:PT0.5S}")
  void deliver() {
    mails.sendDue();
  }
}
