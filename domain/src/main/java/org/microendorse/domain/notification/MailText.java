package org.microendorse.domain.notification;

/** What a mail says. */
record MailText(String subject, String text, String html) {}
