package org.microendorse.workers.common;

/** A micro-credential, as far as mails to staff tell of it. */
public record MicroCredentialTitle(String title) {}
