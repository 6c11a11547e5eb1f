package org.microendorse.domain.notification;

import java.time.Clock;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Sends the mails in the outbox that are due. */
@Service
public class MailDispatch {
  private static final Logger LOG = LoggerFactory.getLogger(MailDispatch.class);

  private final Mails mails;
  private final MailSender sender;
  private final MailRetry retry;
  private final TransactionTemplate transaction;
  private final Clock clock;

  MailDispatch(
      Mails mails,
      MailSender sender,
      MailRetry retry,
      TransactionTemplate transaction,
      Clock clock) {
    this.mails = mails;
    this.sender = sender;
    this.retry = retry;
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * Sends every mail that is due, each in its own transaction; concurrent callers never send the
   * same one.
   *
   * @return how many were sent
   */
  public int sendDue() {
    int sent = 0;
    Optional<MailStatus> status = sendNext();
    while (status.isPresent()) {
      sent += status.get() == MailStatus.SENT ? 1 : 0;
      status = sendNext();
    }
    return sent;
  }

  private Optional<MailStatus> sendNext() {
    return transaction.execute(
        tx -> {
          Optional<Mail> due = mails.nextDue(clock.instant());
          due.ifPresent(this::send);
          return due.map(Mail::status);
        });
  }

  private void send(Mail mail) {
    try {
      sender.send(mail);
      mail.sent(clock.instant());
      if (MailService.isLast(mail)) {
        mails.delete(mail);
      }
    } catch (MailSender.Rejected e) {
      mail.rejected(e.getMessage());
      LOG.warn("Mail {} was refused for good: {}", mail.messageId(), e.getMessage());
    } catch (MailSender.NotSent e) {
      mail.failed(clock.instant(), e.getMessage(), retry);
      LOG.warn(
          "Mail {} was not sent, attempt {}, next at {}: {}",
          mail.messageId(),
          mail.attempts(),
          mail.nextAttemptAt(),
          e.getMessage());
    }
  }
}
