package org.microendorse.domain.cohort;

/** An option in a form. */
public record Choice(String label, String value) {}
