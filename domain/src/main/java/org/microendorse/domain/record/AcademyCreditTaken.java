package org.microendorse.domain.record;

/** The educator already has Administrator Academy credit in that fiscal year. */
public class AcademyCreditTaken extends RuntimeException {
  AcademyCreditTaken(String fiscalYear) {
    super("Administrator Academy credit was already earned in " + fiscalYear + ".");
  }
}
