package org.microendorse.workers.notification;

import org.microendorse.domain.notification.MailDispatch;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Sends the mails in the outbox, on a schedule. */
@Component
class MailDelivery {
  private final MailDispatch dispatch;

  MailDelivery(MailDispatch dispatch) {
    this.dispatch = dispatch;
  }

  @Scheduled(fixedDelayString = "${endorse.mail.interval:PT0.5S}")
  void deliver() {
    dispatch.sendDue();
  }
}
