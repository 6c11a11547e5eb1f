package org.microendorse.domain.notification;

import org.jspecify.annotations.Nullable;

/** Sends mails to a mail server. */
public interface MailSender {

  /**
   * Sends one mail.
   *
   * @throws NotSent if the server cannot be reached or temporarily refuses it; it may be tried
   *     again
   * @throws Rejected if the server refuses the address or the mail for good
   */
  void send(Mail mail) throws NotSent, Rejected;

  /** The server refused the mail for good; trying again would not help. */
  class Rejected extends Exception {
    public Rejected(String message, @Nullable Throwable cause) {
      super(message, cause);
    }
  }

  /** The mail was not sent; it may be tried again. */
  class NotSent extends Exception {
    public NotSent(Throwable cause) {
      super(cause.getMessage(), cause);
    }
  }
}
