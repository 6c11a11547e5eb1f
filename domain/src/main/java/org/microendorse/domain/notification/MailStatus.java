package org.microendorse.domain.notification;

/** Where a mail is on its way. */
public enum MailStatus {
  WAITING,
  SENT,
  /** The mail server kept failing for too long. */
  GIVEN_UP,
  /** The mail server refused the address or the mail for good. */
  REJECTED
}
