package org.microendorse.domain.cohort;

/** Something to choose in a form. */
public record Choice(String label, String value) {}
