package org.microendorse.domain.notification;

/** The status of a mail. */
public enum MailStatus {
  WAITING,
  SENT,
  /** The mail server kept failing for too long. */
  GIVEN_UP,
  /** The mail server refused the address or the mail for good. */
  REJECTED
}
