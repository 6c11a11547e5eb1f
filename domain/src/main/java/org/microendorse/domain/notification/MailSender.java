package org.microendorse.domain.notification;

/** Hands mails over to a mail server. */
public interface MailSender {

  /**
   * Hands one mail over.
   *
   * @throws NotSent if the server cannot be reached or does not take it; it may be tried again
   */
  void send(Mail mail) throws NotSent;

  /** The mail was not handed over. */
  class NotSent extends Exception {
    public NotSent(Throwable cause) {
      super(cause.getMessage(), cause);
    }
  }
}
