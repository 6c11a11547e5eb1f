package org.microendorse.domain.notification;

import org.jspecify.annotations.Nullable;

/** Hands mails over to a mail server. */
public interface MailSender {

  /**
   * Hands one mail over.
   *
   * @throws NotSent if the server cannot be reached or does not take it now; it may be tried again
   * @throws Rejected if the server refuses the address or the mail for good
   */
  void send(Mail mail) throws NotSent, Rejected;

  /** Trying again would not help. */
  class Rejected extends Exception {
    public Rejected(String message, @Nullable Throwable cause) {
      super(message, cause);
    }
  }

  /** The mail was not handed over. */
  class NotSent extends Exception {
    public NotSent(Throwable cause) {
      super(cause.getMessage(), cause);
    }
  }
}
