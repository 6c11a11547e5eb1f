package org.microendorse.workers.common;

/** A micro-credential as mails to staff name it. */
public record MicroCredentialTitle(String title) {}
