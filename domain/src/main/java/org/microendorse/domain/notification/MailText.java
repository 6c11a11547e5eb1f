package org.microendorse.domain.notification;

/** The subject and text of a mail. */
record MailText(String subject, String text, String html) {}
