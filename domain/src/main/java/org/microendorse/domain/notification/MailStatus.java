package org.microendorse.domain.notification;

/** Where a mail is on its way. */
public enum MailStatus {
  WAITING,
  SENT,
  GIVEN_UP
}
